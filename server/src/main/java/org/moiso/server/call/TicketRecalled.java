package org.moiso.server.call;

import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;

/** The same call announced again. */
public record TicketRecalled(TicketFacts ticket, CounterFacts counter, CallFacts call) implements DomainEvent {

    public static final String TYPE = "ticket.recalled";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
