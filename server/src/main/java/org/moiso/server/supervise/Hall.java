package org.moiso.server.supervise;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.moiso.server.call.NoteStore;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.emergency.Emergencies;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.queue.Waits;
import org.moiso.server.ticket.Admission;
import org.moiso.server.ticket.DayTurned;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.ticket.Ticketing;
import org.moiso.server.web.SocketHub;

/**
 * The whole office at a glance, for its supervisors: again whenever something has happened, and every few seconds besides, for waits grow without an event. Safe for all threads.
 */
public final class Hall implements EventConsumer {

    private static final Set<TicketStatus> LIVE =
            Set.of(TicketStatus.WAITING, TicketStatus.CALLED, TicketStatus.SERVING, TicketStatus.ON_HOLD);
    private static final Duration NOTES_SHOWN = Duration.ofHours(12);

    /** A snapshot frame. */
    record Snapshot(String type, long seq, HallView hall) {}

    /** What has been read of today's log. */
    private record Today(LocalDate day, List<OfficeEvent> acts) {}

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final CounterSessionStore sessions;
    private final NoteStore notes;
    private final Emergencies emergencies;
    private final EventLog log;
    private final Waits waits;
    private final Ticketing ticketing;
    private final SocketHub hub;
    private final Clock clock;
    private final UnaryOperator<String> names;
    private final Map<OfficeId, Today> known = new ConcurrentHashMap<>();

    /** What the hall reads; the wiring has it all at hand. */
    public record Sources(
            Db db,
            OfficePlans plans,
            TicketStore tickets,
            CounterSessionStore sessions,
            NoteStore notes,
            Emergencies emergencies,
            EventLog log,
            Waits waits,
            Ticketing ticketing) {}

    /**
     * @param names the name of somebody whom the log calls {@code staff:…}
     */
    public Hall(Sources from, SocketHub hub, Clock clock, UnaryOperator<String> names) {
        this.db = from.db();
        this.plans = from.plans();
        this.tickets = from.tickets();
        this.sessions = from.sessions();
        this.notes = from.notes();
        this.emergencies = from.emergencies();
        this.log = from.log();
        this.waits = from.waits();
        this.ticketing = from.ticketing();
        this.hub = hub;
        this.clock = clock;
        this.names = names;
    }

    static String topic(OfficeId office) {
        return "hall:" + office;
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        if (events.stream().anyMatch(it -> Acts.isAct(it) || it.type().equals(DayTurned.TYPE))) {
            known.remove(office);
        }
        refresh(office);
    }

    /** Shows those who follow an office how it stands now. */
    public void refresh(OfficeId office) {
        if (hub.followed(topic(office))) {
            plans.find(office).ifPresent(plan -> hub.publish(topic(office), snapshot(plan)));
        }
    }

    Snapshot snapshot(OfficePlan plan) {
        // The log is read first: what is newer than it arrives once more as a frame, and does no harm.
        return new Snapshot("snapshot", log.head(plan.id()), view(plan));
    }

    HallView view(OfficePlan plan) {
        Instant now = clock.instant();
        Map<ServiceId, Waits.Standing> standings = waits.forNewcomers(plan);
        Map<ServiceId, Admission.Refusal> full = ticketing.full(plan, plan.localTime(now));
        Today today = today(plan.id());
        HallPicture picture = db.read(handle -> new HallPicture(
                plan,
                now,
                tickets.in(handle, plan.id(), LIVE),
                sessions.sessions(handle, plan.id()),
                notes.since(handle, plan.id(), now.minus(NOTES_SHOWN)),
                standings,
                full));
        return new HallView(
                new HallView.Place(plan.id().value(), plan.office().name()),
                plan.shown(now),
                picture.rule(),
                picture.desks(),
                picture.queues(),
                picture.entries(),
                plan.priorities().stream()
                        .map(it -> new HallView.Right(it.id().value(), it.name()))
                        .toList(),
                emergencies.now(plan.id()).stream()
                        .map(it -> picture.alarm(it.counter(), it.raisedAt(), it.raisedBy(), it.answeredBy()))
                        .toList(),
                new Acts(plan, names).of(today.acts()));
    }

    private Today today(OfficeId office) {
        Today cached = known.get(office);
        LocalDate day = plans.businessDay(office);
        if (cached != null && cached.day().equals(day)) {
            return cached;
        }
        Today fresh = new Today(
                day,
                log.ofDay(office, day, Acts.TYPES).stream().filter(Acts::isAct).toList());
        known.put(office, fresh);
        return fresh;
    }
}
