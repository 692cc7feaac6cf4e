package org.moiso.server.call;

import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;

/** Not here yet: back in the queue. */
public record TicketRequeued(TicketFacts ticket, CounterFacts counter) implements DomainEvent {

    public static final String TYPE = "ticket.requeued";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
