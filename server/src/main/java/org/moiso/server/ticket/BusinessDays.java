package org.moiso.server.ticket;

import java.time.LocalDate;
import java.util.List;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;

/**
 * The turn of the business day: what is still live expires, numbers start again. Safe for all threads.
 *
 * <p>The day turns with the first press of the new day, or by the clock when nobody presses. It never turns back: a clock that jumps back an hour, or
 * a day, goes on with the numbers of the later day.
 */
public final class BusinessDays {

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final IdentityStore identities = new IdentityStore();

    public BusinessDays(Db db, OfficePlans plans, TicketStore tickets) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
    }

    /** Turns the day of an office if its clock says so; asked for every few seconds by the server. */
    public void turnIfDue(OfficeId office) {
        db.inOffice(office, Cause.system(), tx -> turnIfDue(tx, plans.in(tx)));
    }

    /** The same as part of a command that must not run in yesterday. Returns whether the day turned. */
    public boolean turnIfDue(OfficeTx tx, OfficePlan plan) {
        LocalDate today = plan.businessDay(tx.now());
        if (!today.isAfter(tx.businessDay())) {
            return false;
        }
        List<Ticket> left = tickets.in(
                tx.handle(), tx.office(), List.of(TicketStatus.WAITING, TicketStatus.ON_HOLD, TicketStatus.CALLED));
        left.forEach(ticket -> expire(tx, plan, ticket));
        identities.forget(tx);
        LocalDate yesterday = tx.businessDay();
        tx.turnTo(today);
        tx.recordAlso(new DayTurned(yesterday, today, left.size()));
        return true;
    }

    private void expire(OfficeTx tx, OfficePlan plan, Ticket ticket) {
        TicketMove.EXPIRE.check(ticket, plan);
        Ticket expired = ticket.ended(TicketMove.EXPIRE.to(), tx.now());
        tickets.update(tx, expired);
        tx.recordAlso(new TicketExpired(TicketFacts.of(expired)));
    }
}
