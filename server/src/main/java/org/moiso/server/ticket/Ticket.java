package org.moiso.server.ticket;

import java.time.Instant;
import java.util.List;
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
 * @param route services still to come under this number, in order
 * @param dossiers how many its holder brings, 1 or more
 * @param calls how often it was called so far, recalls not counted; a requeue keeps it
 * @param outcome of its last finished service
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
        @Nullable String note,
        List<ServiceId> route,
        int dossiers,
        int calls,
        @Nullable Outcome outcome) {

    public Ticket {
        route = List.copyOf(route);
    }

    /** At a counter from now on. */
    public Ticket called(Attendance at) {
        return with(TicketStatus.CALLED, waitsSince, null, at, null, note).counted(dossiers, calls + 1, outcome);
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
        return with(TicketStatus.WAITING, waitsSince, null, null, null, words).bound(to, only, back, route);
    }

    /** Done here and on to the next service of its route, in the same place in time. The stay is kept for undo. */
    public Ticket onward(Instant at) {
        return with(TicketStatus.WAITING, waitsSince, null, left(at), null, note)
                .bound(route.get(0), null, null, route.subList(1, route.size()));
    }

    /** Done here and back to the counter that sent it, in the same place in time. The stay is kept for undo. */
    public Ticket sentBack(Instant at) {
        return with(TicketStatus.WAITING, waitsSince, null, left(at), null, note)
                .bound(service, returning, null, route);
    }

    /** Where it stood before it went {@link #onward} or was {@link #sentBack}. */
    public Ticket asBefore(ServiceId was, @Nullable CounterId back, List<ServiceId> ahead) {
        return bound(was, null, back, ahead);
    }

    public Ticket noted(String words) {
        return with(status, waitsSince, notBefore, attendance, reason, words);
    }

    public Ticket bringing(int count) {
        return counted(count, calls, outcome);
    }

    public Ticket with(@Nullable Outcome said) {
        return counted(dossiers, calls, said);
    }

    private @Nullable Attendance left(Instant at) {
        return attendance == null ? null : attendance.ended(at);
    }

    /** With another right to earlier service. */
    public Ticket reclassified(PriorityId other) {
        return new Ticket(
                id,
                office,
                number,
                code,
                dispenser,
                service,
                procedure,
                other,
                language,
                issuedAt,
                status,
                waitsSince,
                notBefore,
                wanted,
                returning,
                attendance,
                reason,
                note,
                route,
                dossiers,
                calls,
                outcome);
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
                words,
                route,
                dossiers,
                calls,
                outcome);
    }

    private Ticket bound(ServiceId to, @Nullable CounterId only, @Nullable CounterId back, List<ServiceId> ahead) {
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
                status,
                waitsSince,
                notBefore,
                only,
                back,
                attendance,
                reason,
                note,
                ahead,
                dossiers,
                calls,
                outcome);
    }

    private Ticket counted(int brings, int called, @Nullable Outcome said) {
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
                status,
                waitsSince,
                notBefore,
                wanted,
                returning,
                attendance,
                reason,
                note,
                route,
                brings,
                called,
                said);
    }
}
