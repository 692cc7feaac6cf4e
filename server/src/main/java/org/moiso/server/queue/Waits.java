package org.moiso.server.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Db;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.ticket.TicketStore;

/** People ahead and minutes to wait, as they are now. Safe for all threads. */
public final class Waits {

    private static final int VISITS_LOOKED_AT = 40;

    /**
     * A place in a queue.
     *
     * @param ahead people before; for a queue as a whole: people in it
     * @param estimate null where nothing honest can be said
     */
    public record Standing(int ahead, @Nullable WaitEstimate estimate) {}

    private final Db db;
    private final TicketStore tickets;
    private final CounterSessionStore sessions;
    private final Clock clock;

    public Waits(Db db, TicketStore tickets, CounterSessionStore sessions, Clock clock) {
        this.db = db;
        this.tickets = tickets;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Where a ticket stands; nobody is ahead of one that does not wait. */
    public Standing of(OfficePlan plan, Ticket ticket) {
        if (ticket.status() != TicketStatus.WAITING) {
            return new Standing(0, null);
        }
        return db.read(handle -> {
            List<Ticket> queue = tickets.waiting(handle, plan.id(), ticket.service());
            int ahead = new CallOrder(plan, clock.instant(), 0).ahead(ticket, queue);
            return new Standing(
                    ahead,
                    plan.service(ticket.service())
                            .map(service -> scene(handle, plan).estimate(handle, service, ahead))
                            .orElse(null));
        });
    }

    /** What somebody who came now would find, for every service that is not hidden. */
    public Map<ServiceId, Standing> forNewcomers(OfficePlan plan) {
        return db.read(handle -> {
            Scene scene = scene(handle, plan);
            return plan.services().stream()
                    .filter(service -> !service.hidden())
                    .collect(Collectors.toMap(Service::id, service -> {
                        int waiting = scene.waiting.getOrDefault(service.id(), 0);
                        return new Standing(waiting, scene.estimate(handle, service, waiting));
                    }));
        });
    }

    private Scene scene(Handle handle, OfficePlan plan) {
        Set<CounterId> open = sessions.sessions(handle, plan.id()).stream()
                .filter(it -> it.status() == CounterStatus.OPEN)
                .map(CounterSession::counter)
                .collect(Collectors.toSet());
        Set<CounterId> busy = tickets.in(handle, plan.id(), List.of(TicketStatus.CALLED, TicketStatus.SERVING)).stream()
                .map(Ticket::attendance)
                .flatMap(Stream::ofNullable)
                .map(Attendance::counter)
                .collect(Collectors.toSet());
        return new Scene(plan, open, busy, tickets.waitingByService(handle, plan.id()));
    }

    private final class Scene {

        private final OfficePlan plan;
        private final Set<CounterId> open;
        private final Set<CounterId> busy;
        private final Map<ServiceId, Integer> waiting;

        private Scene(OfficePlan plan, Set<CounterId> open, Set<CounterId> busy, Map<ServiceId, Integer> waiting) {
            this.plan = plan;
            this.open = open;
            this.busy = busy;
            this.waiting = waiting;
        }

        /** Nobody at the counters yet: reckoned with the counters that are usually open. */
        private @Nullable WaitEstimate estimate(Handle handle, Service service, int ahead) {
            List<Counter> serving = plan.countersServing(service.id());
            List<Counter> working =
                    serving.stream().filter(it -> open.contains(it.id())).toList();
            List<Counter> reckoned = working.isEmpty() ? serving : working;
            if (reckoned.isEmpty()) {
                return null;
            }
            double shares = reckoned.stream()
                    .mapToDouble(counter -> share(counter, service.id()))
                    .sum();
            int inService =
                    (int) reckoned.stream().filter(it -> busy.contains(it.id())).count();
            return WaitEstimate.of(
                    ahead,
                    inService,
                    shares,
                    Duration.ofMinutes(service.usualMinutes()),
                    tickets.latestVisits(handle, plan.id(), service.id(), VISITS_LOOKED_AT));
        }

        /** A counter's time is divided among those of its services for which somebody waits. */
        private double share(Counter counter, ServiceId service) {
            long queues = counter.serves().stream()
                    .map(tier -> new ServiceId(tier.service()))
                    .filter(it -> it.equals(service) || waiting.containsKey(it))
                    .count();
            return 1.0 / Math.max(1, queues);
        }
    }
}
