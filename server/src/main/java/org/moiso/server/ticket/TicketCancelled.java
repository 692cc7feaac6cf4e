package org.moiso.server.ticket;

import org.moiso.server.db.DomainEvent;

/**
 * Given up by its holder or by an officer.
 *
 * @param was the status before, for undo
 */
public record TicketCancelled(TicketFacts ticket, TicketStatus was) implements DomainEvent {

    public static final String TYPE = "ticket.cancelled";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
