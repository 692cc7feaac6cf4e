package org.moiso.server.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.moiso.server.ticket.TicketStatus;

/** How a ticket stands after the events read so far. Of one check, so of one thread. */
final class Standing {

    final String number;
    final LocalDate day;
    TicketStatus status = TicketStatus.WAITING;
    String service = "";
    String priority = "";
    String language = "";

    /** Where undo would lead now; null when the last move cannot be undone. */
    @Nullable TicketStatus before;

    /** Scoped id of the counter of the last call. */
    @Nullable String counter;

    long call;
    int printed;
    int unknown;
    int dropped;
    int jobsPrinted;
    int jobsUnknown;
    int jobsDropped;
    boolean inTable;

    /** It went on after its day: an officer served somebody over midnight, or has not said yet how that ended. */
    boolean overnight;

    Standing(String number, LocalDate day) {
        this.number = number;
        this.day = day;
    }

    /** Whether the print jobs in the table are what the log says. */
    boolean slipsAgree() {
        return printed == jobsPrinted && unknown == jobsUnknown && dropped == jobsDropped;
    }

    /** Takes over what the event says of its ticket. */
    void read(JsonNode facts, TicketStatus now) {
        status = now;
        service = facts.path("service").asText().intern();
        priority = facts.path("priority").asText().intern();
        language = facts.path("language").asText().intern();
    }
}
