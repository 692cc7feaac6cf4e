package org.moiso.server.ticket;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * The birth of a ticket.
 *
 * @param dispenser key of the dispenser where it was taken; null when an officer made it
 */
public record TicketIssued(TicketFacts ticket, @Nullable String dispenser) implements DomainEvent {

    public static final String TYPE = "ticket.issued";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
