package org.moiso.server.ticket;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who waits in an office, as the writer knows it without asking the database. Used by the writer's thread only. */
final class WaitingLine {

    private final Map<TicketId, Ticket> waiting = new LinkedHashMap<>();

    WaitingLine(List<Ticket> waiting) {
        waiting.forEach(this::follow);
    }

    /** Takes a ticket's new state in. */
    void follow(Ticket ticket) {
        if (ticket.status() == TicketStatus.WAITING) {
            waiting.put(ticket.id(), ticket);
        } else {
            waiting.remove(ticket.id());
        }
    }

    Collection<Ticket> all() {
        return Collections.unmodifiableCollection(waiting.values());
    }
}
