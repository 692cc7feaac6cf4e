package org.moiso.server.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketIssued;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.ticket.TicketStore;

/**
 * People ahead and minutes to wait, as they are now (ADR 17). Safe for all threads.
 *
 * <p>What an office looks like changes seldom against how often it is asked for: a {@link Forecast} is kept until the event log says that something else happened than
 * that one more came, or until it is old. The same log teaches how good the estimates were.
 */
public final class Waits implements EventConsumer {

    private static final Duration EXPECTED_WITHIN = Duration.ofHours(3);
    private static final Duration OLD = Duration.ofSeconds(30);
    private static final int PLAYED_AT_MOST = 400;
    private static final int VISITS_LOOKED_AT = 60;

    /**
     * A place in a queue.
     *
     * @param ahead people before; for a queue as a whole: people in it
     * @param estimate null where nothing honest can be said
     */
    public record Standing(int ahead, @Nullable WaitEstimate estimate) {}

    /** Somebody who is expected, with the place in time. */
    public record Due(Instant at, ServiceId service, PriorityId priority) {}

    /** Who is expected in an office between two moments; the queue does not know by what appointment. */
    @FunctionalInterface
    public interface Expected {

        List<Due> in(Handle handle, OfficePlan plan, Instant from, Instant to);
    }

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final CounterSessionStore sessions;
    private final Expected expected;
    private final Clock clock;
    private final WaitStore store = new WaitStore();
    private final Map<OfficeId, OfficeWaits> offices = new ConcurrentHashMap<>();

    public Waits(
            Db db,
            OfficePlans plans,
            TicketStore tickets,
            CounterSessionStore sessions,
            Expected expected,
            Clock clock) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
        this.sessions = sessions;
        this.expected = expected;
        this.clock = clock;
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        Optional<OfficePlan> plan = plans.find(office);
        if (plan.isEmpty()) {
            return;
        }
        OfficeWaits waits = of(office);
        events.forEach(waits::heard);
        remember(plan.get(), waits, events);
        if (waits.somethingToKeep()) {
            db.write(handle -> {
                store.store(handle, office, waits.calibration());
                return true;
            });
        }
    }

    /** The wait of a ticket that was issued this moment and has so many ahead. */
    public @Nullable WaitEstimate estimate(OfficePlan plan, Ticket ticket, int ahead) {
        return shown(plan, outlook(forecast(plan), ticket, ahead));
    }

    /** The wait that half of such tickets stay below: for reports and measurements, never shown to who waits. Zero where nothing can be said. */
    public Duration middle(OfficePlan plan, Ticket ticket, int ahead) {
        Calibration calibration = of(plan.id()).calibration();
        return outlook(forecast(plan), ticket, ahead)
                .map(it -> Duration.ofSeconds(Math.round(calibration.at(it, 0.5))))
                .orElse(Duration.ZERO);
    }

    /**
     * Reads the past days that the estimate looks at before anybody asks: in a busy office that takes seconds. To be called now and then by a thread that nobody waits for.
     */
    public void prepare(OfficePlan plan) {
        LocalDate today = plan.businessDay(clock.instant());
        History unused = of(plan.id()).history(today, () -> db.read(handle -> history(handle, plan, today)));
    }

    /** Where a ticket stands; nobody is ahead of one that does not wait. */
    public Standing of(OfficePlan plan, Ticket ticket) {
        if (ticket.status() != TicketStatus.WAITING) {
            return new Standing(0, null);
        }
        int ahead = ahead(plan, ticket);
        return new Standing(ahead, shown(plan, outlook(forecast(plan), ticket, ahead)));
    }

    /** What somebody who came now would find, for every service that is not hidden. */
    public Map<ServiceId, Standing> forNewcomers(OfficePlan plan) {
        Forecast forecast = forecast(plan);
        Map<ServiceId, Integer> waiting = db.read(handle -> tickets.waitingByService(handle, plan.id()));
        return plan.services().stream()
                .filter(service -> !service.hidden())
                .collect(Collectors.toMap(Service::id, service -> {
                    int all = waiting.getOrDefault(service.id(), 0);
                    return new Standing(
                            all, shown(plan, forecast.of(service.id(), PriorityId.NORMAL, all, clock.instant())));
                }));
    }

    private int ahead(OfficePlan plan, Ticket ticket) {
        Map<PriorityId, Instant> before = new CallOrder(plan, clock.instant(), 0).before(ticket);
        return db.read(handle -> tickets.ahead(handle, ticket, before));
    }

    private Optional<Outlook> outlook(Forecast forecast, Ticket ticket, int ahead) {
        Instant now = clock.instant();
        return forecast.of(ticket.id(), now).or(() -> forecast.of(ticket.service(), ticket.priority(), ahead, now));
    }

    private @Nullable WaitEstimate shown(OfficePlan plan, Optional<Outlook> outlook) {
        Calibration calibration = of(plan.id()).calibration();
        return outlook.map(it -> WaitEstimate.between(calibration.at(it, 0.1), calibration.at(it, 0.9)))
                .orElse(null);
    }

    /** Notes what was expected of those who came; in a storm of them not of all. */
    private void remember(OfficePlan plan, OfficeWaits waits, List<OfficeEvent> events) {
        events.stream()
                .filter(event -> event.type().equals(TicketIssued.TYPE))
                .filter(event -> waits.remembersMore(clock.instant()))
                .forEach(event -> db.read(
                                handle -> tickets.find(handle, new TicketId(Objects.requireNonNull(event.ticket()))))
                        .filter(it -> it.status() == TicketStatus.WAITING)
                        .ifPresent(it -> outlook(forecast(plan), it, ahead(plan, it))
                                .ifPresent(outlook -> waits.remember(it.id(), outlook, clock.instant()))));
    }

    private OfficeWaits of(OfficeId office) {
        return offices.computeIfAbsent(
                office, id -> new OfficeWaits(id, db.read(handle -> store.calibration(handle, id))));
    }

    private Forecast forecast(OfficePlan plan) {
        OfficeWaits waits = of(plan.id());
        return waits.forecast(
                clock.instant().minus(OLD), () -> new Forecast(db.read(handle -> basis(handle, plan, waits))));
    }

    private Forecast.Basis basis(Handle handle, OfficePlan plan, OfficeWaits waits) {
        OfficeId office = plan.id();
        Instant now = clock.instant();
        LocalDate today = plan.businessDay(now);
        return new Forecast.Basis(
                plan,
                now,
                store.waiting(handle, office, PLAYED_AT_MOST),
                store.atCounters(handle, office),
                sessions.sessions(handle, office),
                waits.paces(plan.services(), it -> pace(handle, office, it)),
                waits.history(today, () -> history(handle, plan, today)),
                expected.in(handle, plan, now, now.plus(EXPECTED_WITHIN)));
    }

    private Pace pace(Handle handle, OfficeId office, Service service) {
        return Pace.of(
                service.usualMinutes() * 60.0,
                store.lastStays(handle, office, service.id(), clock.instant(), VISITS_LOOKED_AT));
    }

    private History history(Handle handle, OfficePlan plan, LocalDate today) {
        LocalDate from = today.minusDays(History.DAYS_LOOKED_BACK);
        return History.of(
                plan,
                today,
                store.issued(handle, plan.id(), from, today),
                store.turned(handle, plan.id(), from, today),
                store.stays(handle, plan.id(), from, today));
    }
}
