package org.moiso.server.call;

import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;

/**
 * An officer corrected how many dossiers somebody brings.
 *
 * @param dossiers how many there are
 * @param before how many it was said to be
 */
public record DossiersCounted(TicketFacts ticket, CounterFacts counter, int dossiers, int before)
        implements DomainEvent {

    public static final String TYPE = "dossiers.counted";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
