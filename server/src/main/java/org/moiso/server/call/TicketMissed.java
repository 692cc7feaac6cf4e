package org.moiso.server.call;

import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;
import org.moiso.server.ticket.TicketStatus;

/**
 * Called, did not come.
 *
 * @param was the status before, for undo
 */
public record TicketMissed(TicketFacts ticket, CounterFacts counter, TicketStatus was) implements DomainEvent {

    public static final String TYPE = "ticket.missed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
