package org.moiso.server.ticket;

import static org.moiso.server.ticket.TicketStatus.CALLED;
import static org.moiso.server.ticket.TicketStatus.CANCELLED;
import static org.moiso.server.ticket.TicketStatus.EXPIRED;
import static org.moiso.server.ticket.TicketStatus.FINISHED;
import static org.moiso.server.ticket.TicketStatus.NO_SHOW;
import static org.moiso.server.ticket.TicketStatus.ON_HOLD;
import static org.moiso.server.ticket.TicketStatus.SERVING;
import static org.moiso.server.ticket.TicketStatus.WAITING;

import java.util.Locale;
import java.util.Set;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.text.Phrase;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/**
 * The legal moves of a ticket, all of them, and nothing else decides what is legal. Issue has no entry: it is the only birth. Undo has none
 * either: it takes back one FINISH, NO_SHOW or CANCEL and leads to where that move came from.
 */
public enum TicketMove {
    CALL(Set.of(WAITING, ON_HOLD), CALLED, ApiError.TICKET__NOT_WAITING),
    RECALL(Set.of(CALLED), CALLED, ApiError.TICKET__NOT_CALLED),
    START(Set.of(CALLED), SERVING, ApiError.TICKET__NOT_CALLED),
    FINISH(Set.of(SERVING, CALLED), FINISHED, ApiError.TICKET__NOT_AT_COUNTER),
    HOLD(Set.of(CALLED, SERVING), ON_HOLD, ApiError.TICKET__NOT_AT_COUNTER),
    RESUME(Set.of(ON_HOLD), WAITING, ApiError.TICKET__NOT_ON_HOLD),
    TRANSFER(Set.of(CALLED, SERVING), WAITING, ApiError.TICKET__NOT_AT_COUNTER),
    MISS(Set.of(CALLED), NO_SHOW, ApiError.TICKET__NOT_CALLED),
    REQUEUE(Set.of(CALLED), WAITING, ApiError.TICKET__NOT_CALLED),
    REINSTATE(Set.of(NO_SHOW, CANCELLED), WAITING, ApiError.TICKET__NOT_MISSED),
    CANCEL(Set.of(WAITING, ON_HOLD), CANCELLED, ApiError.TICKET__NOT_WAITING),
    MOVE(Set.of(WAITING), WAITING, ApiError.TICKET__NOT_WAITING),
    RECLASSIFY(Set.of(WAITING), WAITING, ApiError.TICKET__NOT_WAITING),
    EXPIRE(Set.of(WAITING, ON_HOLD, CALLED), EXPIRED, ApiError.TICKET__NOT_WAITING);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, only its type does not say so
    private final Set<TicketStatus> from;

    private final TicketStatus to;
    private final ApiError refusal;

    TicketMove(Set<TicketStatus> from, TicketStatus to, ApiError refusal) {
        this.from = from;
        this.to = to;
        this.refusal = refusal;
    }

    public boolean legalFrom(TicketStatus status) {
        return from.contains(status);
    }

    public TicketStatus to() {
        return to;
    }

    /** As in the routes and the language: {@code no-show}. */
    public String code() {
        return this == MISS ? "no-show" : name().toLowerCase(Locale.ROOT);
    }

    /** Whether a wrong click can be taken back for a while. */
    public boolean undoable() {
        return this == FINISH || this == MISS || this == CANCEL;
    }

    /**
     * @throws RuleViolation when the ticket's status does not allow this move; says where the ticket is and with whom
     */
    public void check(Ticket ticket, OfficePlan plan) {
        if (!legalFrom(ticket.status())) {
            throw new RuleViolation(refusal, ticket.number().text(), whereabouts(ticket, plan));
        }
    }

    private static Phrase whereabouts(Ticket ticket, OfficePlan plan) {
        String key = "status." + ticket.status().code();
        Attendance attendance = ticket.attendance();
        return ticket.status().atCounter() && attendance != null
                ? Phrase.of(key, plan.nameOf(attendance.counter()), attendance.officerName())
                : Phrase.of(key);
    }
}
