package org.moiso.server.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.queue.WaitEstimate;
import org.moiso.server.ticket.OutcomeFacts;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketStatus;

/**
 * A ticket as the contract shows it to its dispenser and to officers ({@code docs/protocol/ticket.json}).
 *
 * @param route scoped ids of the services still to come
 * @param calls how often it was called so far, recalls not counted
 */
public record TicketView(
        TicketId id,
        String number,
        String office,
        String service,
        @Nullable String procedure,
        String priority,
        String language,
        TicketStatus status,
        OffsetDateTime issuedAt,
        int ahead,
        @Nullable WaitEstimate estimate,
        String trackingUrl,
        Slip slip,
        List<String> route,
        int dossiers,
        int calls,
        @Nullable OutcomeFacts outcome,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Period> periods,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Spent spent) {

    /** What the visit spent its time on until now, in seconds: the sums of its periods. */
    public record Spent(long waitingSeconds, long walkSeconds, long serviceSeconds, long heldSeconds) {}

    /** The slip's state, its text in the ticket's language. */
    public record Slip(
            String status, @Nullable String fault, @Nullable String text) {}

    /**
     * One stretch of the visit.
     *
     * @param kind {@code waiting}, {@code called}, {@code serving} or {@code on-hold}
     * @param counter scoped id; null where no counter has to do with it
     * @param actor who began it, as in the event log
     * @param to null while it goes on
     */
    public record Period(
            TicketStatus kind,
            OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable String counter,
            String actor) {}
}
