package org.moiso.server.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;

/**
 * Who waits in an office, as the writer knows it without asking the database. Used by the writer's thread only.
 *
 * <p>Those of one service and class stand in the order of their places in time, so that counting who stands before somebody takes no
 * longer in a hall of thousands than in one of ten.
 */
final class WaitingLine {

    private static final Comparator<Ticket> BY_PLACE =
            Comparator.comparing(Ticket::waitsSince).thenComparing(it -> it.id().value());

    private final Map<TicketId, Ticket> tickets = new HashMap<>();
    private final Map<ServiceId, Map<PriorityId, List<Ticket>>> ordered = new HashMap<>();

    WaitingLine(List<Ticket> waiting) {
        waiting.forEach(this::follow);
    }

    /** Takes a ticket's new state in. */
    void follow(Ticket ticket) {
        Ticket old = tickets.remove(ticket.id());
        if (old != null) {
            List<Ticket> alike = alike(old);
            alike.remove(Collections.binarySearch(alike, old, BY_PLACE));
        }
        if (ticket.status() == TicketStatus.WAITING) {
            tickets.put(ticket.id(), ticket);
            List<Ticket> alike = alike(ticket);
            alike.add(-1 - Collections.binarySearch(alike, ticket, BY_PLACE), ticket);
        }
    }

    private List<Ticket> alike(Ticket ticket) {
        return ordered.computeIfAbsent(ticket.service(), service -> new HashMap<>())
                .computeIfAbsent(ticket.priority(), priority -> new ArrayList<>());
    }

    /**
     * How many wait for a ticket's service whose place in time is earlier than that of their class.
     *
     * @param before the place of each class; a ticket of the very same place stands before a younger one
     */
    int ahead(Ticket ticket, Map<PriorityId, Instant> before) {
        Map<PriorityId, List<Ticket>> waiting = ordered.getOrDefault(ticket.service(), Map.of());
        return before.entrySet().stream()
                .mapToInt(it -> earlier(waiting.getOrDefault(it.getKey(), List.of()), it.getValue(), ticket.id()))
                .sum();
    }

    private static int earlier(List<Ticket> alike, Instant place, TicketId id) {
        int low = 0;
        int high = alike.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Ticket it = alike.get(middle);
            int order = it.waitsSince().compareTo(place);
            if (order < 0 || (order == 0 && it.id().value() < id.value())) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Collection<Ticket> all() {
        return List.copyOf(tickets.values());
    }
}
