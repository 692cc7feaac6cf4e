package org.moiso.server.signage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.Procedure;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketMove;
import org.moiso.server.ticket.TicketStatus;

/** Tickets as the officer at a counter sees them: the one at the counter, and those in the lists. Pure. */
record DeskTickets(OfficePlan plan) {

    private static final List<TicketMove> AT_COUNTER = List.of(
            TicketMove.RECALL,
            TicketMove.START,
            TicketMove.FINISH,
            TicketMove.HOLD,
            TicketMove.TRANSFER,
            TicketMove.MISS,
            TicketMove.REQUEUE);

    CounterView.Current current(Ticket ticket, Attendance stay) {
        int most = plan.settings().maxRecalls() + 1;
        Instant recallAt = stay.announcedAt().plus(plan.settings().recallEvery());
        return new CounterView.Current(
                shown(ticket),
                stay.count(),
                most,
                plan.shown(stay.calledAt()),
                plan.shown(recallAt),
                stay.startedAt() == null ? null : plan.shown(stay.startedAt()),
                AT_COUNTER.stream()
                        .filter(move -> move.legalFrom(ticket.status()))
                        .filter(move -> move != TicketMove.RECALL || stay.count() < most)
                        .map(TicketMove::code)
                        .toList(),
                outcome(ticket));
    }

    CounterView.Entry entry(Ticket ticket) {
        Instant until = ticket.status() == TicketStatus.ON_HOLD ? ticket.notBefore() : null;
        return new CounterView.Entry(
                ticket.id().toString(),
                ticket.number().text(),
                plan.id().scoped(ticket.service().value()),
                ticket.priority().value(),
                plan.nameOf(ticket.priority()),
                ticket.language().code(),
                ticket.status(),
                plan.shown(ticket.issuedAt()),
                ticket.reason(),
                ticket.status() == TicketStatus.ON_HOLD ? ticket.note() : null,
                until == null ? null : plan.shown(until),
                ticket.calls());
    }

    private CounterView.CurrentTicket shown(Ticket ticket) {
        return new CounterView.CurrentTicket(
                ticket.id().toString(),
                ticket.number().text(),
                plan.id().scoped(ticket.service().value()),
                plan.nameOf(ticket.service()),
                ticket.procedure() == null
                        ? null
                        : plan.id().scoped(ticket.procedure().value()),
                Optional.ofNullable(ticket.procedure())
                        .flatMap(plan::procedure)
                        .map(Procedure::name)
                        .orElse(null),
                ticket.priority().value(),
                plan.nameOf(ticket.priority()),
                ticket.language().code(),
                ticket.status(),
                plan.shown(ticket.issuedAt()),
                ticket.note(),
                ticket.route().stream().map(plan::nameOf).toList(),
                ticket.returning() == null ? null : plan.nameOf(ticket.returning()),
                ticket.dossiers(),
                ticket.calls());
    }

    /** One that goes back to its sender is not finished here. */
    private String outcome(Ticket ticket) {
        String service = ticket.service().value();
        if (ticket.returning() != null || !plan.settings().visit().asksOutcome(service)) {
            return "none";
        }
        return plan.settings().visit().requiresOutcome(service) ? "required" : "asked";
    }
}
