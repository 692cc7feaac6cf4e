package org.moiso.server.call;

import java.util.Optional;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx.Repeated;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.Officer;
import org.moiso.server.ticket.BusinessDays;
import org.moiso.server.ticket.IssueOrder;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.Ticketing;
import org.moiso.server.web.RuleViolation;

/** Somebody stands at the counter without a slip, and the officer takes them: a ticket and its call in one press. Safe for all threads. */
public final class WalkIns {

    private final Operations operations;
    private final Ticketing ticketing;
    private final BusinessDays days;

    public WalkIns(Operations operations, Ticketing ticketing, BusinessDays days) {
        this.operations = operations;
        this.ticketing = ticketing;
        this.days = days;
    }

    /**
     * Issues a ticket and calls it to the counter before everybody who waits; the reason stands in the event log, as that of a chosen call does.
     *
     * @throws RuleViolation when the officer does not hold the counter, or it is paused, or busy, or the order names what does not exist
     */
    public CallFacts take(
            OfficeId office, CounterId counterId, Officer officer, Cause press, IssueOrder order, String reason) {
        return operations.in(office, press, scene -> {
            days.turnIfDue(scene.tx(), scene.plan());
            Optional<Repeated> seen = scene.tx().repeated();
            if (seen.isPresent()) {
                return Calling.firstAnswer(seen.get(), office.scoped(counterId.value()));
            }
            Counter counter = Calling.open(scene, counterId, officer);
            Calling.mustBeFree(scene, counter);
            Ticket ticket = ticketing.issueAtCounter(scene.tx(), scene.plan(), order);
            return Calling.call(scene, counter, officer, ticket, reason);
        });
    }
}
