package org.moiso.server.call;

import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;
import org.moiso.server.ticket.TicketStatus;

/**
 * Service has ended.
 *
 * @param was the status before, for undo
 */
public record TicketFinished(TicketFacts ticket, CounterFacts counter, TicketStatus was, long servedSeconds)
        implements DomainEvent {

    public static final String TYPE = "ticket.finished";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
