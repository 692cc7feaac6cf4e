package org.moiso.server.tracking;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.queue.Waits;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.SlipState;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketMove;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.ticket.TrackingCode;
import org.moiso.server.web.SocketHub;

/** Following one ticket by its code. Safe for all threads. */
public final class Tracking implements EventConsumer {

    /** A snapshot frame for one ticket. */
    record Snapshot(String type, long seq, TrackView track) {}

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final Waits waits;
    private final EventLog log;
    private final Function<Ticket, SlipState> slips;
    private final Function<OfficePlan, Optional<String>> pushKeys;
    private final SocketHub hub;
    private final Clock clock;

    public Tracking(
            Db db,
            OfficePlans plans,
            TicketStore tickets,
            Waits waits,
            EventLog log,
            Function<Ticket, SlipState> slips,
            Function<OfficePlan, Optional<String>> pushKeys,
            SocketHub hub,
            Clock clock) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
        this.waits = waits;
        this.log = log;
        this.slips = slips;
        this.pushKeys = pushKeys;
        this.hub = hub;
        this.clock = clock;
    }

    /** One topic for a ticket and language: those who follow it may read different languages. */
    static String topic(Ticket ticket, Language language) {
        return "track:" + ticket.office() + ":" + language.code() + ":"
                + ticket.code().value();
    }

    Optional<Ticket> find(String code) {
        try {
            TrackingCode valid = new TrackingCode(code);
            return db.read(handle -> tickets.find(handle, valid));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        String prefix = "track:" + office + ":";
        hub.topics().stream().filter(topic -> topic.startsWith(prefix)).forEach(topic -> {
            String[] parts = topic.substring(prefix.length()).split(":", 2);
            find(parts[1]).ifPresent(ticket -> hub.publish(topic, snapshot(ticket, Language.of(parts[0]))));
        });
    }

    Snapshot snapshot(Ticket ticket, Language language) {
        long seq = log.head(ticket.office());
        return new Snapshot("snapshot", seq, view(ticket, language));
    }

    TrackView view(Ticket ticket, Language language) {
        OfficePlan plan = plans.find(ticket.office()).orElseThrow();
        Waits.Standing standing = waits.of(plan, ticket);
        SlipState slip = slips.apply(ticket);
        Attendance stay = ticket.status().atCounter() ? ticket.attendance() : null;
        return new TrackView(
                ticket.number().text(),
                ticket.status(),
                ticket.language().code(),
                plan.office().name().in(language),
                plan.nameOf(ticket.service()).in(language),
                plan.shown(clock.instant()),
                plan.shown(ticket.issuedAt()),
                standing.ahead(),
                standing.estimate(),
                stay == null ? null : where(plan, stay.counter(), language),
                stay == null ? null : new TrackView.Called(stay.count(), plan.shown(stay.calledAt())),
                serving(plan, ticket, language),
                new TrackView.Paper(
                        slip.status(),
                        slip.fault(),
                        slip.text() == null ? null : slip.text().in(language)),
                TicketMove.CANCEL.legalFrom(ticket.status()),
                ticket.route().stream().map(it -> plan.nameOf(it).in(language)).toList(),
                pushKeys.apply(plan).orElse(null));
    }

    private List<TrackView.Serving> serving(OfficePlan plan, Ticket own, Language language) {
        List<Ticket> atCounters =
                db.read(handle -> tickets.in(handle, plan.id(), List.of(TicketStatus.CALLED, TicketStatus.SERVING)));
        return atCounters.stream()
                .filter(it -> it.service().equals(own.service()) && !it.id().equals(own.id()))
                .flatMap(it -> Stream.ofNullable(it.attendance())
                        .map(stay -> where(plan, stay.counter(), language))
                        .flatMap(Stream::ofNullable)
                        .map(where -> new TrackView.Serving(it.number().text(), where)))
                .toList();
    }

    private static TrackView.@Nullable Where where(OfficePlan plan, CounterId id, Language language) {
        Counter counter = plan.counter(id).orElse(null);
        return counter == null
                ? null
                : new TrackView.Where(counter.number(), counter.name().in(language));
    }
}
