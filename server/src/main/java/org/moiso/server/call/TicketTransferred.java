package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.OutcomeFacts;
import org.moiso.server.ticket.TicketFacts;
import org.moiso.server.ticket.TicketStatus;

/**
 * Sent on to another service or counter under the same number.
 *
 * @param to scoped id of the counter it may only be called by; null for any that serves it
 * @param returned whether it goes back to the counter that sent it
 * @param was the status before, where a finish led here, back to the sender or on along the route; for undo. Null when an officer sent it on
 * @param servedSeconds how long service took that was finished; 0 where it was not
 * @param outcome of the service that was finished; null when nobody said
 */
public record TicketTransferred(
        TicketFacts ticket,
        CounterFacts counter,
        String fromService,
        @Nullable String to,
        boolean returned,
        @Nullable TicketStatus was,
        long servedSeconds,
        @Nullable OutcomeFacts outcome)
        implements DomainEvent {

    public static final String TYPE = "ticket.transferred";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
