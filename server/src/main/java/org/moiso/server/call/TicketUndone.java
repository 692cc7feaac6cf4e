package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;

/**
 * A wrong click taken back: the ticket is where it was.
 *
 * @param undone type of the event that was taken back
 */
public record TicketUndone(TicketFacts ticket, @Nullable CounterFacts counter, String undone) implements DomainEvent {

    public static final String TYPE = "ticket.undone";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
