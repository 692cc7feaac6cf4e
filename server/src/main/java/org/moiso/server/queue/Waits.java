package org.moiso.server.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketIssued;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.ticket.TicketStore;

/**
 * People ahead and minutes to wait, as they are now. Safe for all threads.
 *
 * <p>Who works where and how long visits take changes seldom against how often it is asked for: it is kept until the event log says that it changed.
 */
public final class Waits implements EventConsumer {

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
    private final Map<OfficeId, Workforce> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    public Waits(Db db, TicketStore tickets, CounterSessionStore sessions, Clock clock) {
        this.db = db;
        this.tickets = tickets;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        boolean onlyArrivals = events.stream()
                .allMatch(event -> event.type().equals(TicketIssued.TYPE)
                        && alreadyQueued(
                                office,
                                event.body().path("ticket").path("service").asText()));
        if (!onlyArrivals) {
            changes.incrementAndGet();
            known.remove(office);
        }
    }

    /** The wait of a ticket that has so many ahead. */
    public @Nullable WaitEstimate estimate(OfficePlan plan, Ticket ticket, int ahead) {
        return workforce(plan).estimate(plan.service(ticket.service()).orElse(null), ahead);
    }

    /** Where a ticket stands; nobody is ahead of one that does not wait. */
    public Standing of(OfficePlan plan, Ticket ticket) {
        if (ticket.status() != TicketStatus.WAITING) {
            return new Standing(0, null);
        }
        Map<PriorityId, Instant> before = new CallOrder(plan, clock.instant(), 0).before(ticket);
        int ahead = db.read(handle -> tickets.ahead(handle, ticket, before));
        return new Standing(ahead, estimate(plan, ticket, ahead));
    }

    /** What somebody who came now would find, for every service that is not hidden. */
    public Map<ServiceId, Standing> forNewcomers(OfficePlan plan) {
        Workforce workforce = workforce(plan);
        Map<ServiceId, Integer> waiting = db.read(handle -> tickets.waitingByService(handle, plan.id()));
        return plan.services().stream()
                .filter(service -> !service.hidden())
                .collect(Collectors.toMap(Service::id, service -> {
                    int ahead = waiting.getOrDefault(service.id(), 0);
                    return new Standing(ahead, workforce.estimate(service, ahead));
                }));
    }

    private boolean alreadyQueued(OfficeId office, String scopedService) {
        Workforce workforce = known.get(office);
        return workforce == null
                || office.keyOf(scopedService)
                        .map(ServiceId::new)
                        .filter(workforce::somebodyWaitsFor)
                        .isPresent();
    }

    private Workforce workforce(OfficePlan plan) {
        Workforce cached = known.get(plan.id());
        if (cached != null) {
            return cached;
        }
        long before = changes.get();
        Workforce fresh = db.read(handle -> read(handle, plan));
        if (changes.get() == before) {
            known.put(plan.id(), fresh);
        }
        return fresh;
    }

    private Workforce read(Handle handle, OfficePlan plan) {
        Map<ServiceId, List<Duration>> pace = plan.services().stream()
                .collect(Collectors.toMap(
                        Service::id,
                        service -> tickets.latestVisits(handle, plan.id(), service.id(), VISITS_LOOKED_AT)));
        return new Workforce(
                plan,
                sessions.sessions(handle, plan.id()),
                tickets.in(handle, plan.id(), List.of(TicketStatus.CALLED, TicketStatus.SERVING)),
                tickets.waitingByService(handle, plan.id()).keySet(),
                pace);
    }
}
