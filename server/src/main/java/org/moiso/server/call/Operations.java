package org.moiso.server.call;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.db.OfficeTx.Repeated;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.office.Officer;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketCancelled;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketMove;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/**
 * How every operation on a ticket runs: under the office's lock, answered from the log when the press is a repeated one, refused when the state table or another
 * officer's counter stands against it. Safe for all threads.
 */
public final class Operations {

    /** What an operation does once nothing stands against it. */
    interface Step {

        /** Settles the ticket's new state and its event ({@link Scene#settle}); returns the ticket as it is now. */
        Ticket take(Scene scene, Ticket before);
    }

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final CallStore calls;
    private final CounterSessionStore sessions;

    public Operations(Db db, OfficePlans plans, TicketStore tickets, CallStore calls, CounterSessionStore sessions) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
        this.calls = calls;
        this.sessions = sessions;
    }

    /** Runs a command in an office. */
    <R> R in(OfficeId office, Cause press, Function<Scene, R> command) {
        return db.inOffice(office, press, tx -> command.apply(scene(tx)));
    }

    /** Runs a move of a ticket that is at the officer's own counter. */
    Ticket atCounter(OfficeId office, TicketId id, Officer officer, Cause press, TicketMove move, Step step) {
        return move(office, id, press, move, mine(officer, step));
    }

    /** Changes what is known of a ticket at the officer's own counter; it stays where it is. */
    Ticket count(OfficeId office, TicketId id, Officer officer, Cause press, Step step) {
        return run(office, id, press, Set.of(DossiersCounted.TYPE), (scene, ticket) -> {
            if (!ticket.status().atCounter()) {
                TicketMove.FINISH.check(ticket, scene.plan());
            }
            return mine(officer, step).take(scene, ticket);
        });
    }

    private static Step mine(Officer officer, Step step) {
        return (scene, ticket) -> {
            Attendance stay = scene.attendance(ticket);
            if (!stay.officer().equals(officer.id())) {
                throw new RuleViolation(
                        ApiError.TICKET__AT_OTHER_COUNTER,
                        ticket.number().text(),
                        scene.plan().nameOf(stay.counter()),
                        stay.officerName());
            }
            return step.take(scene, ticket);
        };
    }

    /** Runs a move of a ticket that is at no counter: any officer may. */
    Ticket move(OfficeId office, TicketId id, Cause press, TicketMove move, Step step) {
        return run(office, id, press, memories(move), (scene, ticket) -> {
            move.check(ticket, scene.plan());
            return step.take(scene, ticket);
        });
    }

    private Ticket run(OfficeId office, TicketId id, Cause press, Set<String> memories, Step step) {
        return in(office, press, scene -> {
            Optional<Repeated> seen = scene.tx().repeated();
            Ticket ticket = find(scene, id);
            if (seen.isPresent()) {
                samePress(seen.get(), id, memories);
                return ticket;
            }
            return step.take(scene, ticket);
        });
    }

    Ticket find(Scene scene, TicketId id) {
        return tickets.find(scene.handle(), id)
                .filter(it -> it.office().equals(scene.office()))
                .orElseThrow(() -> new RuleViolation(ApiError.TICKET__NOT_FOUND, id.toString()));
    }

    /**
     * @param memories the events by which such a press is remembered
     * @throws RuleViolation when the press did something else, or it to another ticket
     */
    static void samePress(Repeated seen, TicketId id, Set<String> memories) {
        Long about = seen.ticket();
        if (about == null || about != id.value() || !memories.contains(seen.type())) {
            throw new RuleViolation(ApiError.REQUEST__REUSED);
        }
    }

    /** A finish that sends the visit on, or back to where it came from, is remembered as a transfer. */
    private static Set<String> memories(TicketMove move) {
        return switch (move) {
            case CALL -> Set.of(TicketCalled.TYPE);
            case RECALL -> Set.of(TicketRecalled.TYPE);
            case START -> Set.of(TicketStarted.TYPE);
            case FINISH -> Set.of(TicketFinished.TYPE, TicketTransferred.TYPE);
            case HOLD -> Set.of(TicketHeld.TYPE);
            case RESUME -> Set.of(TicketResumed.TYPE);
            case TRANSFER -> Set.of(TicketTransferred.TYPE);
            case MISS -> Set.of(TicketMissed.TYPE);
            case REQUEUE -> Set.of(TicketRequeued.TYPE);
            case REINSTATE -> Set.of(TicketReinstated.TYPE);
            case CANCEL -> Set.of(TicketCancelled.TYPE);
            case MOVE -> Set.of(TicketMoved.TYPE);
            case RECLASSIFY -> Set.of(TicketReclassified.TYPE);
            case EXPIRE -> Set.of();
        };
    }

    private Scene scene(OfficeTx tx) {
        return new Scene(tx, plans.in(tx), tickets, calls, sessions);
    }
}
