package org.moiso.server.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityClass;
import org.moiso.server.ticket.Ticket;

/**
 * Where a ticket that comes back stands in the queue of its service: pure. It is given a place in time behind so many of those who wait. Under {@code head-start} these are all who wait for its service; under
 * the other rules, which never mix the two, those who have priority as it has, or have none either.
 *
 * <p>One thing a place in time cannot do: to stand between two whose head start puts them before everybody who has waited {@code maxWait}. Then it stands behind the last of these, for earlier it would
 * pass them all.
 */
public record Reentry(OfficePlan plan, Instant now) {

    /**
     * The place in time from which the ticket counts as waiting.
     *
     * @param before how many of those who wait go before it; 0 puts it first
     */
    public Instant after(int before, Ticket ticket, Collection<Ticket> waiting) {
        List<Ticket> order = waiting.stream()
                .filter(it -> it.service().equals(ticket.service()) && comparable(it, ticket))
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
                effective(other).plus(headStart(ticket)).plusMillis(1));
    }

    private Instant ahead(Ticket other, Ticket ticket) {
        return overdue(other.waitsSince())
                ? other.waitsSince().minusMillis(1)
                : effective(other).plus(headStart(ticket)).minusMillis(1);
    }

    private boolean overdue(Instant since) {
        return since.isBefore(now.minus(plan.settings().maxWait()));
    }

    private boolean byHeadStart() {
        return plan.settings().callingRule().equals("head-start");
    }

    private boolean comparable(Ticket one, Ticket other) {
        return byHeadStart() || prior(one) == prior(other);
    }

    private boolean prior(Ticket ticket) {
        return plan.priority(ticket.priority()).filter(it -> !it.normal()).isPresent();
    }

    private Instant effective(Ticket ticket) {
        return ticket.waitsSince().minus(headStart(ticket));
    }

    /** Counts for nothing where it is not what the order goes by. */
    private Duration headStart(Ticket ticket) {
        return byHeadStart()
                ? plan.priority(ticket.priority()).map(PriorityClass::headStart).orElse(Duration.ZERO)
                : Duration.ZERO;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
