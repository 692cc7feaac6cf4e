package org.moiso.server.ticket;

import org.moiso.server.db.DomainEvent;

/** The birth of a ticket. */
public record TicketIssued(TicketFacts ticket) implements DomainEvent {

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
