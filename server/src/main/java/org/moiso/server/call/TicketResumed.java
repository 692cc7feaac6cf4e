package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;

/** Waits again after a hold. */
public record TicketResumed(TicketFacts ticket, @Nullable CounterFacts counter) implements DomainEvent {

    public static final String TYPE = "ticket.resumed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
