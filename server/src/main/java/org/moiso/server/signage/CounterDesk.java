package org.moiso.server.signage;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.CallStore;
import org.moiso.server.call.Note;
import org.moiso.server.call.NoteStore;
import org.moiso.server.call.TicketFinished;
import org.moiso.server.call.TicketMissed;
import org.moiso.server.call.TicketTransferred;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.emergency.Emergencies;
import org.moiso.server.emergency.Emergency;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.queue.CallOrder;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketCancelled;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.web.SocketHub;

/** What officers see at their counters: the whole picture again whenever something in the office has happened. Safe for all threads. */
public final class CounterDesk implements EventConsumer {

    private static final int NEXT_SHOWN = 5;
    private static final int MISSED_SHOWN = 20;
    private static final int RECENT_EVENTS = 60;
    private static final Map<String, String> UNDOABLE = Map.of(
            TicketFinished.TYPE,
            "finish",
            TicketTransferred.TYPE,
            "finish",
            TicketMissed.TYPE,
            "no-show",
            TicketCancelled.TYPE,
            "cancel");
    /** A snapshot frame for one counter. */
    record Snapshot(String type, long seq, CounterView counter) {}

    /**
     * An office's live tickets and counters at one moment, read once for all counters that somebody follows.
     *
     * @param streaks of these counters alone: each is a question to the database
     */
    private record Hall(
            List<Ticket> live,
            List<Ticket> missed,
            List<CounterSession> sessions,
            List<OfficeEvent> recent,
            List<CounterView.Alarm> alarms,
            List<Emergency> emergencies,
            List<Note> notes,
            Map<CounterId, Integer> streaks,
            long seq) {}

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final CounterSessionStore sessions;
    private final EventLog log;
    private final SocketHub hub;
    private final Clock clock;
    private final Function<OfficePlan, List<CounterView.Alarm>> alarms;
    private final Emergencies emergencies;
    private final NoteStore notes = new NoteStore();
    private final CallStore calls = new CallStore();

    public CounterDesk(
            Db db,
            OfficePlans plans,
            TicketStore tickets,
            CounterSessionStore sessions,
            EventLog log,
            SocketHub hub,
            Clock clock,
            Function<OfficePlan, List<CounterView.Alarm>> alarms,
            Emergencies emergencies) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
        this.sessions = sessions;
        this.log = log;
        this.hub = hub;
        this.clock = clock;
        this.alarms = alarms;
        this.emergencies = emergencies;
    }

    /** Who follows a counter: its officer, or a screen over it, which is told less. */
    enum Follower {
        OFFICER("counter:"),
        SCREEN("counter-screen:");

        private final String topic;

        Follower(String topic) {
            this.topic = topic;
        }

        private CounterView of(CounterView view) {
            return this == SCREEN ? view.forScreen() : view;
        }
    }

    static String topic(OfficeId office, CounterId counter, Follower follower) {
        return follower.topic + office.scoped(counter.value());
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        OfficePlan plan = plans.find(office).orElseThrow();
        List<Counter> followed = plan.counters().stream()
                .filter(it -> Stream.of(Follower.values()).anyMatch(each -> hub.followed(topic(office, it.id(), each))))
                .toList();
        if (followed.isEmpty()) {
            return;
        }
        Hall hall = hall(plan, followed);
        followed.forEach(counter -> publish(office, counter, view(plan, counter, hall), hall.seq));
    }

    private void publish(OfficeId office, Counter counter, CounterView view, long seq) {
        for (Follower follower : Follower.values()) {
            String topic = topic(office, counter.id(), follower);
            if (hub.followed(topic)) {
                hub.publish(topic, new Snapshot("snapshot", seq, follower.of(view)));
            }
        }
    }

    Snapshot snapshot(OfficePlan plan, Counter counter, Follower follower) {
        Hall hall = hall(plan, List.of(counter));
        return new Snapshot("snapshot", hall.seq, follower.of(view(plan, counter, hall)));
    }

    private Hall hall(OfficePlan plan, List<Counter> followed) {
        long seq = log.head(plan.id());
        LocalDate day = plans.businessDay(plan.id());
        List<OfficeEvent> recent = log.after(plan.id(), Math.max(0, seq - RECENT_EVENTS), RECENT_EVENTS);
        Set<TicketStatus> live =
                Set.of(TicketStatus.WAITING, TicketStatus.CALLED, TicketStatus.SERVING, TicketStatus.ON_HOLD);
        return db.read(handle -> new Hall(
                tickets.in(handle, plan.id(), live),
                tickets.ended(handle, plan.id(), day, TicketStatus.NO_SHOW, MISSED_SHOWN),
                sessions.sessions(handle, plan.id()),
                recent,
                alarms.apply(plan),
                emergencies.now(plan.id()),
                notes.unseen(handle, plan.id()),
                followed.stream()
                        .collect(Collectors.toMap(Counter::id, it -> calls.priorityStreak(handle, plan, day, it.id()))),
                seq));
    }

    private CounterView view(OfficePlan plan, Counter counter, Hall hall) {
        CounterSession session = hall.sessions.stream()
                .filter(it -> it.counter().equals(counter.id()))
                .findFirst()
                .orElse(null);
        List<Ticket> waiting = in(hall, TicketStatus.WAITING);
        List<Ticket> order =
                new CallOrder(plan, clock.instant(), hall.streaks.getOrDefault(counter.id(), 0)).at(counter, waiting);
        DeskTickets shown = new DeskTickets(plan);
        return new CounterView(
                plan.id().scoped(counter.id().value()),
                counter.number(),
                counter.name(),
                new CounterView.Place(plan.id().value(), plan.office().name()),
                plan.shown(clock.instant()),
                session == null ? CounterStatus.CLOSED : session.status(),
                session == null ? null : session.reason(),
                session == null ? null : session.officer(),
                queues(plan, counter, waiting),
                current(plan, counter, hall),
                order.size(),
                order.stream().limit(NEXT_SHOWN).map(it -> shown.entry(it)).toList(),
                in(hall, TicketStatus.ON_HOLD).stream()
                        .filter(it -> mine(it, counter))
                        .map(it -> shown.entry(it))
                        .toList(),
                hall.missed.stream()
                        .filter(it -> mine(it, counter))
                        .map(it -> shown.entry(it))
                        .toList(),
                undo(plan, session, hall).orElse(null),
                hall.alarms,
                hall.emergencies.stream().map(it -> emergency(plan, it)).toList(),
                CounterView.words(plan, counter, hall.notes));
    }

    private static CounterView.Emergency emergency(OfficePlan plan, Emergency it) {
        return new CounterView.Emergency(
                plan.id().scoped(it.counter().value()),
                plan.counter(it.counter()).map(Counter::number).orElse(0),
                plan.nameOf(it.counter()),
                plan.shown(it.raisedAt()),
                it.raisedBy(),
                it.answeredAt() == null ? null : plan.shown(it.answeredAt()),
                it.answeredBy());
    }

    private static List<Ticket> in(Hall hall, TicketStatus status) {
        return hall.live.stream().filter(it -> it.status() == status).toList();
    }

    private static boolean mine(Ticket ticket, Counter counter) {
        return counter.serves(ticket.service().value()) || counter.id().equals(ticket.wanted());
    }

    private static List<CounterView.Queue> queues(OfficePlan plan, Counter counter, List<Ticket> waiting) {
        return counter.serves().stream()
                .flatMap(tier -> plan.service(new ServiceId(tier.service())).stream()
                        .map(service -> new CounterView.Queue(
                                plan.id().scoped(tier.service()),
                                plan.series(service.series())
                                        .map(NumberSeries::prefix)
                                        .orElse(""),
                                service.name(),
                                tier.tier(),
                                (int) waiting.stream()
                                        .filter(it -> it.service().equals(service.id()))
                                        .count())))
                .toList();
    }

    private CounterView.@Nullable Current current(OfficePlan plan, Counter counter, Hall hall) {
        return hall.live.stream()
                .filter(it -> it.status().atCounter())
                .flatMap(it -> Stream.ofNullable(it.attendance())
                        .filter(stay -> stay.counter().equals(counter.id()))
                        .map(stay -> new DeskTickets(plan).current(it, stay)))
                .findFirst()
                .orElse(null);
    }

    /** The officer's last undoable event, if it is young enough and nothing has happened to its ticket since. */
    private Optional<CounterView.Undo> undo(OfficePlan plan, @Nullable CounterSession session, Hall hall) {
        if (session == null || session.officer() == null) {
            return Optional.empty();
        }
        String actor = "staff:" + session.officer().id();
        Instant since = clock.instant().minus(plan.settings().undoWithin());
        return hall.recent.stream()
                .filter(it -> it.actor().equals(actor)
                        && UNDOABLE.containsKey(it.type())
                        && it.body().path("was").isTextual()
                        && it.at().isAfter(since))
                .filter(it -> hall.recent.stream()
                        .noneMatch(later -> later.seq() > it.seq()
                                && later.ticket() != null
                                && later.ticket().equals(it.ticket())
                                && later.type().startsWith("ticket.")))
                .reduce((earlier, later) -> later)
                .map(it -> new CounterView.Undo(
                        it.body().path("ticket").path("id").asText(),
                        it.body().path("ticket").path("number").asText(),
                        UNDOABLE.getOrDefault(it.type(), ""),
                        plan.shown(it.at().plus(plan.settings().undoWithin()))));
    }
}
