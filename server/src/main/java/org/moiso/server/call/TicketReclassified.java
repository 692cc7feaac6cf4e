package org.moiso.server.call;

import org.moiso.server.db.DomainEvent;
import org.moiso.server.ticket.TicketFacts;

/**
 * Given another priority class by a supervisor.
 *
 * @param from key of the class before
 */
public record TicketReclassified(TicketFacts ticket, String from, String reason) implements DomainEvent {

    public static final String TYPE = "ticket.reclassified";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
