package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.ticket.TicketFacts;

/**
 * Moved by a supervisor while it waited: to another service or counter, under the same number and in the same place in time.
 *
 * @param fromService scoped id
 * @param to scoped id of the only counter that may call it now; null for any that serves it
 */
public record TicketMoved(
        TicketFacts ticket, String fromService, @Nullable String to, String reason) implements DomainEvent {

    public static final String TYPE = "ticket.moved";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
