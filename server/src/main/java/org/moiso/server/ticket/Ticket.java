package org.moiso.server.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ProcedureId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.DispenserId;
import org.moiso.server.text.Language;

/**
 * A ticket in its present state. Immutable; a move makes the next one.
 *
 * @param waitsSince from when its place in the queue counts; kept through a transfer
 * @param notBefore after a requeue: not called again before this unless nobody else waits; on hold: waits again at this
 * @param wanted the only counter that may call it, after a transfer to a counter
 * @param returning the counter it goes back to when the present service is finished
 * @param reason why it is on hold
 * @param note about the visit; erased when the visit ends
 */
public record Ticket(
        TicketId id,
        OfficeId office,
        TicketNumber number,
        TrackingCode code,
        @Nullable DispenserId dispenser,
        ServiceId service,
        @Nullable ProcedureId procedure,
        PriorityId priority,
        Language language,
        Instant issuedAt,
        TicketStatus status,
        Instant waitsSince,
        @Nullable Instant notBefore,
        @Nullable CounterId wanted,
        @Nullable CounterId returning,
        @Nullable Attendance attendance,
        @Nullable String reason,
        @Nullable String note) {

    /** At a counter from now on. */
    public Ticket called(Attendance at) {
        return with(TicketStatus.CALLED, waitsSince, null, at, null, note);
    }

    /** The same stay at the counter, changed. */
    public Ticket attended(TicketStatus next, Attendance changed) {
        return with(next, waitsSince, null, changed, null, note);
    }

    /** Ended: the stay is kept for the statistics and for undo, a hold's time and reason for undo, the note is erased. */
    public Ticket ended(TicketStatus next, Instant at) {
        return with(next, waitsSince, notBefore, attendance == null ? null : attendance.ended(at), reason, null);
    }

    /** Back in the queue, or set aside. */
    public Ticket away(TicketStatus next, Instant place, @Nullable Instant notEarlier, @Nullable String why) {
        return with(next, place, notEarlier, null, why, note);
    }

    /** Moved to another service or counter, in the same place in time. */
    public Ticket transferred(
            ServiceId to, @Nullable CounterId only, @Nullable CounterId back, @Nullable String words) {
        return new Ticket(
                id,
                office,
                number,
                code,
                dispenser,
                to,
                procedure,
                priority,
                language,
                issuedAt,
                TicketStatus.WAITING,
                waitsSince,
                null,
                only,
                back,
                null,
                null,
                words);
    }

    private Ticket with(
            TicketStatus next,
            Instant place,
            @Nullable Instant notEarlier,
            @Nullable Attendance stay,
            @Nullable String why,
            @Nullable String words) {
        return new Ticket(
                id,
                office,
                number,
                code,
                dispenser,
                service,
                procedure,
                priority,
                language,
                issuedAt,
                next,
                place,
                notEarlier,
                wanted,
                returning,
                stay,
                why,
                words);
    }
}
