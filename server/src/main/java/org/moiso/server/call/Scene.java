package org.moiso.server.call;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketFacts;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** A command's office while its lock is held: the plan in force, the transaction, and what every operation at a counter needs of them. */
record Scene(OfficeTx tx, OfficePlan plan, TicketStore tickets, CallStore calls, CounterSessionStore sessions) {

    OfficeId office() {
        return tx.office();
    }

    Handle handle() {
        return tx.handle();
    }

    Instant now() {
        return tx.now();
    }

    Counter counter(CounterId id) {
        return plan.counter(id)
                .orElseThrow(() -> new RuleViolation(ApiError.COUNTER__NOT_FOUND, office().scoped(id.value())));
    }

    /** The counter, or what is left of one that the plan has dropped while somebody was still there. */
    Counter counterOrRest(CounterId id) {
        return plan.counter(id).orElseGet(() -> new Counter(id, 0, plan.nameOf(id), List.of()));
    }

    CounterFacts facts(CounterId id) {
        CounterStatus status = sessions.session(handle(), office(), id)
                .map(CounterSession::status)
                .orElse(CounterStatus.CLOSED);
        return CounterFacts.of(office(), counterOrRest(id), status);
    }

    /** The stay of a ticket that is at a counter, or was. */
    Attendance attendance(Ticket ticket) {
        Attendance stay = ticket.attendance();
        if (stay == null) {
            throw new IllegalStateException("Ticket " + ticket.id() + " was never at a counter");
        }
        return stay;
    }

    CallFacts call(Ticket ticket) {
        Attendance stay = attendance(ticket);
        return new CallFacts(
                new CallId(stay.call()),
                TicketFacts.of(ticket),
                facts(stay.counter()),
                stay.count(),
                plan.shown(stay.calledAt()));
    }

    /** Writes a ticket's new state and the event that led there, as the answer to the press. */
    Ticket settle(Ticket after, DomainEvent event) {
        tickets.update(tx, after);
        tx.record(event);
        return after;
    }
}
