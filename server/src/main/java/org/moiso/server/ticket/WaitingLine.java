package org.moiso.server.ticket;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.moiso.server.catalog.ServiceId;

/** Who waits in an office, service by service, as the writer knows it without asking the database. Used by the writer's thread only. */
final class WaitingLine {

    private final Map<ServiceId, Map<TicketId, Ticket>> byService = new HashMap<>();
    private final Map<TicketId, ServiceId> places = new HashMap<>();

    WaitingLine(List<Ticket> waiting) {
        waiting.forEach(this::follow);
    }

    /** Takes a ticket's new state in. */
    void follow(Ticket ticket) {
        ServiceId old = places.remove(ticket.id());
        if (old != null) {
            byService.getOrDefault(old, new HashMap<>()).remove(ticket.id());
        }
        if (ticket.status() == TicketStatus.WAITING) {
            places.put(ticket.id(), ticket.service());
            byService
                    .computeIfAbsent(ticket.service(), service -> new LinkedHashMap<>())
                    .put(ticket.id(), ticket);
        }
    }

    Collection<Ticket> of(ServiceId service) {
        return Collections.unmodifiableCollection(
                byService.getOrDefault(service, Map.of()).values());
    }

    List<Ticket> all() {
        return byService.values().stream()
                .flatMap(tickets -> tickets.values().stream())
                .toList();
    }
}
