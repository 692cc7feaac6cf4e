package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;

/**
 * Invited to a counter.
 *
 * @param waitedSeconds since its place in the queue counted
 * @param reason why it was chosen out of order; null for the next in order
 */
public record TicketCalled(
        TicketFacts ticket,
        CounterFacts counter,
        CallFacts call,
        long waitedSeconds,
        @Nullable String reason) implements DomainEvent {

    public static final String TYPE = "ticket.called";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
