package org.moiso.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.SeriesId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.text.Language;

/** Halving finds the same places as counting one by one. */
final class WaitingLineTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final List<PriorityId> CLASSES =
            List.of(PriorityId.NORMAL, new PriorityId("elderly"), new PriorityId("pregnant"));

    private final Random random = new Random(20);
    private final WaitingLine line = new WaitingLine(List.of());
    private final List<Ticket> waiting = new ArrayList<>();

    @Test
    void who_stands_before_a_ticket_is_counted_right_whatever_has_happened() {
        for (int i = 1; i <= 3000; i++) {
            happens(i);
            Ticket newcomer = ticket(100_000 + i, TicketStatus.WAITING);
            Map<PriorityId, Instant> before =
                    Map.of(CLASSES.get(0), instant(), CLASSES.get(1), instant(), CLASSES.get(2), instant());

            assertThat(line.ahead(newcomer, before)).isEqualTo(counted(newcomer, before));
            assertThat(line.all()).hasSameSizeAs(waiting);
        }
        assertThat(waiting).hasSizeGreaterThan(100);
    }

    private void happens(int step) {
        boolean comes = waiting.isEmpty() || random.nextInt(5) > 1;
        if (comes) {
            Ticket ticket = ticket(step, TicketStatus.WAITING);
            waiting.add(ticket);
            line.follow(ticket);
            return;
        }
        Ticket old = waiting.remove(random.nextInt(waiting.size()));
        // Called or gone; or sent elsewhere, with another class and place.
        boolean goes = random.nextBoolean();
        Ticket now = ticket(old.id().value(), goes ? TicketStatus.CALLED : TicketStatus.WAITING);
        if (!goes) {
            waiting.add(now);
        }
        line.follow(now);
    }

    private long counted(Ticket ticket, Map<PriorityId, Instant> before) {
        return waiting.stream()
                .filter(it -> it.service().equals(ticket.service()))
                .filter(it -> {
                    int order = it.waitsSince().compareTo(before.getOrDefault(it.priority(), NOW));
                    return order < 0
                            || (order == 0 && it.id().value() < ticket.id().value());
                })
                .count();
    }

    /** One of few, so that many have the same place. */
    private Instant instant() {
        return NOW.minusSeconds(random.nextInt(40) * 60L);
    }

    private Ticket ticket(long id, TicketStatus status) {
        Instant since = instant();
        return new Ticket(
                new TicketId(id),
                new OfficeId("xa-mau"),
                new TicketNumber(new SeriesId("A"), TODAY, 0, (int) id, "A" + id),
                new TrackingCode("0123456789AB"),
                null,
                new ServiceId(random.nextBoolean() ? "HT" : "CT"),
                null,
                CLASSES.get(random.nextInt(3)),
                Language.VI,
                since,
                status,
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
