package org.moiso.server.ticket;

/**
 * What an event says of its ticket: what a board may show, and nothing that would let anyone act in its holder's name.
 *
 * @param service scoped id, as the world sees it
 */
public record TicketFacts(
        TicketId id, String number, String service, TicketStatus status, String language, String priority) {

    public static TicketFacts of(Ticket ticket) {
        return new TicketFacts(
                ticket.id(),
                ticket.number().text(),
                ticket.office().scoped(ticket.service().value()),
                ticket.status(),
                ticket.language().code(),
                ticket.priority().value());
    }
}
