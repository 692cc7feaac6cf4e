package org.moiso.server.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.SeriesId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Counter;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketNumber;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.ticket.TrackingCode;

/** Tickets that wait in the office of the stories, made without a server. Each has a higher number than the one before. For one thread. */
final class Visitors {

    /** The moment of the call. */
    static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    private int made;

    /** The office with settings of its own. */
    static OfficePlan office(String settings) {
        try (InputStream file = Visitors.class.getResourceAsStream("/office.yaml")) {
            if (file == null) {
                throw new IllegalStateException("The test classes lack /office.yaml");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String plan = text.replace("\nseries:", "\nsettings: {" + settings + "}\n\nseries:")
                    .replace(
                            "\ncounters:",
                            "  - {id: pregnant, headStartMinutes: 15, name: {vi: \"Phụ nữ mang thai\"}}\n\ncounters:");
            return new OfficeFile().read(plan).plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OfficeFile.Unusable e) {
            throw new AssertionError(e);
        }
    }

    static Counter counter(OfficePlan plan, int number) {
        return plan.counters().stream()
                .filter(it -> it.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /** Somebody of no class who came some minutes ago. */
    Ticket normal(String service, double minutesAgo) {
        return of(service, "normal", NOW.minusSeconds((long) (minutesAgo * 60)));
    }

    /** Somebody with a head start of 30 minutes. */
    Ticket elderly(String service, double minutesAgo) {
        return of(service, "elderly", NOW.minusSeconds((long) (minutesAgo * 60)));
    }

    /** Somebody with a head start of 15 minutes. */
    Ticket pregnant(String service, double minutesAgo) {
        return of(service, "pregnant", NOW.minusSeconds((long) (minutesAgo * 60)));
    }

    Ticket of(String service, String priority, Instant since) {
        made++;
        return ticket(made, service, priority, since);
    }

    /** Sent back because nobody came; not called again before a time. */
    static Ticket heldOff(Ticket ticket, Duration fromNow) {
        return ticket.away(TicketStatus.WAITING, ticket.waitsSince(), NOW.plus(fromNow), null);
    }

    /** Sent to one counter. */
    static Ticket sentTo(Ticket ticket, Counter counter) {
        return ticket.transferred(ticket.service(), counter.id(), null, null);
    }

    static List<Integer> places(List<Ticket> tickets) {
        return tickets.stream().map(it -> it.number().place()).toList();
    }

    private static Ticket ticket(int place, String service, String priority, Instant since) {
        return new Ticket(
                new TicketId(place),
                new OfficeId("any"),
                new TicketNumber(new SeriesId("A"), TODAY, 0, place, "A%03d".formatted(place)),
                new TrackingCode("AAAAAAAAAAAA"),
                null,
                new ServiceId(service),
                null,
                new PriorityId(priority),
                Language.VI,
                since,
                TicketStatus.WAITING,
                since,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                1,
                0,
                null);
    }
}
