package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;

/** From the missed list back in its queue. */
public record TicketReinstated(TicketFacts ticket, @Nullable CounterFacts counter) implements DomainEvent {

    public static final String TYPE = "ticket.reinstated";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
