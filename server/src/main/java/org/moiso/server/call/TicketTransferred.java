package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;

/**
 * Sent on to another service or counter under the same number.
 *
 * @param to scoped id of the counter it may only be called by; null for any that serves it
 */
public record TicketTransferred(
        TicketFacts ticket,
        CounterFacts counter,
        String fromService,
        @Nullable String to,
        boolean returned) implements DomainEvent {

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
