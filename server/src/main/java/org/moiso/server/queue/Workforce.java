package org.moiso.server.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.Ticket;

/** Who works on which queue at one moment, and how fast. Immutable. */
final class Workforce {

    private final OfficePlan plan;
    private final Set<CounterId> open;
    private final Set<CounterId> busy;
    private final Set<ServiceId> queued;
    private final Map<ServiceId, List<Duration>> pace;

    Workforce(
            OfficePlan plan,
            List<CounterSession> sessions,
            List<Ticket> atCounters,
            Set<ServiceId> queued,
            Map<ServiceId, List<Duration>> pace) {
        this.plan = plan;
        this.open = sessions.stream()
                .filter(it -> it.status() == CounterStatus.OPEN)
                .map(CounterSession::counter)
                .collect(Collectors.toUnmodifiableSet());
        this.busy = atCounters.stream()
                .map(Ticket::attendance)
                .flatMap(Stream::ofNullable)
                .map(Attendance::counter)
                .collect(Collectors.toUnmodifiableSet());
        this.queued = Set.copyOf(queued);
        this.pace = Map.copyOf(pace);
    }

    boolean somebodyWaitsFor(ServiceId service) {
        return queued.contains(service);
    }

    /** The wait of somebody with so many ahead. Nobody at the counters yet: reckoned with the counters that are usually open. */
    @Nullable WaitEstimate estimate(@Nullable Service service, int ahead) {
        if (service == null) {
            return null;
        }
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
                pace.getOrDefault(service.id(), List.of()));
    }

    /** A counter's time is divided among those of its services for which somebody waits. */
    private double share(Counter counter, ServiceId service) {
        long queues = counter.serves().stream()
                .map(tier -> new ServiceId(tier.service()))
                .filter(it -> it.equals(service) || queued.contains(it))
                .count();
        return 1.0 / Math.max(1, queues);
    }
}
