package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.OutcomeFacts;
import org.moiso.server.ticket.TicketFacts;
import org.moiso.server.ticket.TicketStatus;

/**
 * Service has ended.
 *
 * @param was the status before, for undo
 * @param dossiers how many its holder brought
 * @param outcome null when the officer did not say
 */
public record TicketFinished(
        TicketFacts ticket,
        CounterFacts counter,
        TicketStatus was,
        long servedSeconds,
        int dossiers,
        @Nullable OutcomeFacts outcome)
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
