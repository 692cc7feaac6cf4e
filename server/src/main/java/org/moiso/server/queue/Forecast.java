package org.moiso.server.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityClass;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.ticket.TicketId;

/** The waits of everybody in an office as they looked at one moment, and of those who may come. Safe for all threads: what it says never changes. */
final class Forecast {

    /**
     * What it is made from.
     *
     * @param due booked appointments that have not come yet: when, and for what
     */
    record Basis(
            OfficePlan plan,
            Instant at,
            List<WaitStore.Waiting> waiting,
            List<WaitStore.AtCounter> atCounters,
            List<CounterSession> sessions,
            Map<ServiceId, Pace> paces,
            History history,
            List<Waits.Due> due) {}

    private final Basis basis;
    private final Places places;
    private final Set<ServiceId> queued;
    private final Map<TicketId, Outlook> ofTickets = new HashMap<>();
    private final Outlook[] ofNewcomers;
    private final int classes;
    /** How many of those whom it played stood before a newcomer, as far as somebody has asked; by service and class, -1 where nobody has. */
    private final AtomicIntegerArray stoodBefore;

    Forecast(Basis basis) {
        this.basis = basis;
        this.places = new Places(basis.plan);
        this.classes = basis.plan.priorities().size();
        List<WaitStore.Waiting> waiting = places.known(basis.waiting);
        this.queued = waiting.stream().map(WaitStore.Waiting::service).collect(Collectors.toSet());
        Outlook[] all = new Replay(hall(waiting)).play();
        for (int i = 0; i < waiting.size(); i++) {
            ofTickets.put(waiting.get(i).id(), all[i]);
        }
        this.ofNewcomers = Arrays.copyOfRange(all, waiting.size(), all.length);
        int[] unknown = new int[ofNewcomers.length];
        Arrays.fill(unknown, -1);
        this.stoodBefore = new AtomicIntegerArray(unknown);
    }

    Instant at() {
        return basis.at;
    }

    /** Whether somebody waited for it. */
    boolean queued(ServiceId service) {
        return queued.contains(service);
    }

    /** What is left at a later moment of the wait of a ticket that waited then. */
    Optional<Outlook> of(TicketId ticket, Instant now) {
        return Optional.ofNullable(ofTickets.get(ticket))
                .filter(Outlook::known)
                .map(it -> it.later(-seconds(basis.at, now)));
    }

    /**
     * The wait of somebody who comes a little later.
     *
     * @param ahead how many really stand before: more than there were then make it longer, fewer shorter
     */
    Optional<Outlook> of(ServiceId service, PriorityId priority, int ahead, Instant now) {
        if (!places.known(service, priority)) {
            return Optional.empty();
        }
        int kind = places.of(service) * classes + places.of(priority);
        Outlook outlook = ofNewcomers[kind];
        int then = stoodBefore.get(kind);
        if (then < 0) {
            then = ahead(service, priority);
            stoodBefore.set(kind, then);
        }
        int before = then;
        return Optional.of(outlook)
                .filter(Outlook::known)
                .map(it -> it.later((ahead - before) * each(service, it, before) - seconds(basis.at, now)));
    }

    /** How many of those whom it played stood before such a newcomer. */
    private int ahead(ServiceId service, PriorityId priority) {
        Instant overdue = basis.at.minus(basis.plan.settings().maxWait());
        Instant own = basis.at.minus(headStart(priority));
        return (int) basis.waiting.stream()
                .filter(it -> it.service().equals(service)
                        && (it.since().isBefore(overdue)
                                || !it.since().minus(headStart(it.priority())).isAfter(own)))
                .count();
    }

    private Duration headStart(PriorityId priority) {
        return basis.plan.priority(priority).map(PriorityClass::headStart).orElse(Duration.ZERO);
    }

    /** Seconds by which one more before makes the wait longer. */
    private double each(ServiceId service, Outlook outlook, int ahead) {
        if (ahead >= 4) {
            return outlook.at(0.5) / ahead;
        }
        long working = basis.plan.countersServing(service).stream()
                .filter(it -> state(it.id()) == Futures.State.OPEN)
                .count();
        return pace(service).mean() / Math.max(1, working);
    }

    private Pace pace(ServiceId service) {
        Pace pace = basis.paces.get(service);
        return pace == null ? Pace.of(600, new double[0]) : pace;
    }

    private Hall hall(List<WaitStore.Waiting> waiting) {
        OfficePlan plan = basis.plan;
        List<Futures.Desk> desks = plan.counters().stream()
                .map(it -> new Futures.Desk(it, state(it.id()), since(it.id())))
                .toList();
        int now = plan.localTime(basis.at).toLocalTime().toSecondOfDay();
        List<Hall.Person> due = basis.due.stream()
                .filter(it -> places.known(it.service(), it.priority()))
                .map(it -> new Hall.Person(
                        places.of(it.service()), places.of(it.priority()), (int) seconds(basis.at, it.at()), -1))
                .toList();
        return new Hall(
                desks.stream().map(it -> desk(it.counter().id())).toList(),
                plan.services().size(),
                plan.priorities().stream()
                        .mapToInt(it -> (int) it.headStart().toSeconds())
                        .toArray(),
                prior(),
                new Hall.Rule(
                        plan.settings().callingRule(),
                        plan.settings().interleave(),
                        (int) plan.settings().maxWait().toSeconds(),
                        0),
                waiting.stream().map(this::person).toList(),
                plan.services().stream().map(Service::id).map(this::pace).toList(),
                basis.history.gap(),
                new Futures(desks, basis.history, now).all(places, due));
    }

    private boolean[] prior() {
        boolean[] prior = new boolean[classes];
        IntStream.range(0, classes)
                .forEach(i -> prior[i] = !basis.plan.priorities().get(i).normal());
        return prior;
    }

    /** Who was not here yet at the last call counts as coming when the hold-off is over. */
    private Hall.Person person(WaitStore.Waiting it) {
        Instant later = it.notBefore();
        Instant since = later != null && later.isAfter(basis.at) ? later : it.since();
        int wanted = it.wanted() == null ? -1 : place(it.wanted());
        return new Hall.Person(
                places.of(it.service()), places.of(it.priority()), (int) seconds(basis.at, since), wanted);
    }

    private int place(CounterId counter) {
        List<CounterId> ids = basis.plan.counters().stream().map(Counter::id).toList();
        return ids.indexOf(counter);
    }

    private Hall.Desk desk(CounterId id) {
        int[] tiers = new int[basis.plan.services().size()];
        basis.plan
                .counter(id)
                .orElseThrow()
                .serves()
                .forEach(it -> tiers[places.of(new ServiceId(it.service()))] = it.tier());
        Hall.Visit visit = basis.atCounters.stream()
                .filter(it -> it.counter().equals(id))
                .findFirst()
                .map(it -> new Hall.Visit(places.of(it.service()), Math.max(0, seconds(it.calledAt(), basis.at))))
                .orElse(null);
        return new Hall.Desk(tiers, visit);
    }

    private Futures.State state(CounterId id) {
        CounterStatus status = session(id).map(CounterSession::status).orElse(CounterStatus.CLOSED);
        return switch (status) {
            case OPEN -> Futures.State.OPEN;
            case PAUSED -> Futures.State.PAUSED;
            case CLOSED -> Futures.State.CLOSED;
        };
    }

    private double since(CounterId id) {
        return session(id).map(it -> seconds(it.since(), basis.at)).orElse(0.0);
    }

    private Optional<CounterSession> session(CounterId id) {
        return basis.sessions.stream().filter(it -> it.counter().equals(id)).findFirst();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
