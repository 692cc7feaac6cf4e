package org.moiso.server.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityClass;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.ticket.Ticket;

/**
 * Where a ticket that comes back stands in the queue of its service: pure. It is given a place in time that puts it behind so many of those who wait, by the calling rule {@code head-start}; under the other rules it
 * stands so among its own class.
 */
record Reentry(OfficePlan plan, Instant now) {

    /**
     * The place in time from which the ticket counts as waiting.
     *
     * @param before how many of those who wait for its service go before it; 0 puts it first
     */
    Instant after(int before, Ticket ticket, Collection<Ticket> waiting) {
        List<Ticket> order = waiting.stream()
                .filter(it -> it.service().equals(ticket.service()))
                .sorted(Comparator.comparing((Ticket it) -> !overdue(it.waitsSince()))
                        .thenComparing(it -> overdue(it.waitsSince()) ? it.waitsSince() : effective(it))
                        .thenComparing(it -> it.id().value()))
                .toList();
        if (before >= order.size()) {
            return order.isEmpty() ? now : later(now, behind(order.get(order.size() - 1), ticket));
        }
        return before == 0 ? ahead(order.get(0), ticket) : behind(order.get(before - 1), ticket);
    }

    private Instant behind(Ticket other, Ticket ticket) {
        if (overdue(other.waitsSince())) {
            return other.waitsSince().plusMillis(1);
        }
        // Not earlier than maxWait allows: it would jump before everybody.
        return later(
                now.minus(plan.settings().maxWait()),
                effective(other).plus(headStart(ticket.priority())).plusMillis(1));
    }

    private Instant ahead(Ticket other, Ticket ticket) {
        return overdue(other.waitsSince())
                ? other.waitsSince().minusMillis(1)
                : effective(other).plus(headStart(ticket.priority())).minusMillis(1);
    }

    private boolean overdue(Instant since) {
        return since.isBefore(now.minus(plan.settings().maxWait()));
    }

    private Instant effective(Ticket ticket) {
        return ticket.waitsSince().minus(headStart(ticket.priority()));
    }

    private Duration headStart(PriorityId priority) {
        return plan.priority(priority).map(PriorityClass::headStart).orElse(Duration.ZERO);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
