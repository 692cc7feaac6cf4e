package org.moiso.server.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * The birth of a ticket.
 *
 * @param dispenser key of the dispenser where it was taken; null when an officer made it
 * @param route scoped ids of the services to come after the first
 * @param dossiers how many its holder brings
 */
public record TicketIssued(TicketFacts ticket, @Nullable String dispenser, List<String> route, int dossiers)
        implements DomainEvent {

    public static final String TYPE = "ticket.issued";

    static TicketIssued of(Ticket ticket) {
        return new TicketIssued(
                TicketFacts.of(ticket),
                ticket.dispenser() == null ? null : ticket.dispenser().value(),
                ticket.route().stream()
                        .map(it -> ticket.office().scoped(it.value()))
                        .toList(),
                ticket.dossiers());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
