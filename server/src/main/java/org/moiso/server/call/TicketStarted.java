package org.moiso.server.call;

import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;

/** The visitor has come and service begins. */
public record TicketStarted(TicketFacts ticket, CounterFacts counter, long walkedSeconds) implements DomainEvent {

    public static final String TYPE = "ticket.started";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
