package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;

/**
 * Set aside with a reason.
 *
 * @param until when it waits again by itself; null until somebody resumes it
 */
public record TicketHeld(
        TicketFacts ticket,
        CounterFacts counter,
        String reason,
        @Nullable String until) implements DomainEvent {

    public static final String TYPE = "ticket.held";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
