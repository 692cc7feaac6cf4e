package org.moiso.server.ticket;

import org.moiso.server.db.DomainEvent;

/** Still live when the business day turned. */
public record TicketExpired(TicketFacts ticket) implements DomainEvent {

    public static final String TYPE = "ticket.expired";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
