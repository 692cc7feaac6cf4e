package org.moiso.server.ticket;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.Procedure;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.db.OfficeTx.Repeated;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** The birth of a ticket, and its end by the will of its holder. Safe for all threads. */
public final class Ticketing {

    /** A ticket, how many stood before it then, and whether this press made it or an earlier one with the same requestId. */
    public record Issued(Ticket ticket, int ahead, boolean fresh) {}

    /** The place in time of each class before which its tickets stand before a ticket; the order is a matter of the queue's rules, which this package does not know. */
    @FunctionalInterface
    public interface Before {

        Map<PriorityId, Instant> of(OfficePlan plan, Ticket ticket);
    }

    /** For which services somebody has been promised a time between two moments and has not come yet: one entry each. By what appointment, this package does not know. */
    @FunctionalInterface
    public interface Promised {

        List<ServiceId> until(Handle handle, OfficePlan plan, Instant from, Instant to);
    }

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final BusinessDays days;
    private final Before before;
    private final NumberRolls rolls;
    private final NumberStore numbers = new NumberStore();
    private final Admitting admitting;
    private final SecureRandom random = new SecureRandom();

    public Ticketing(
            Db db,
            OfficePlans plans,
            TicketStore tickets,
            BusinessDays days,
            NumberRolls rolls,
            Before before,
            Promised promised) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
        this.days = days;
        this.rolls = rolls;
        this.before = before;
        this.admitting = new Admitting(tickets, promised);
    }

    /**
     * Issues a ticket: the number, the ticket and its event are one transaction, and nobody sees the number before it is on the disk.
     *
     * @throws RuleViolation when the office or the service takes nobody now, or the order names what does not exist
     */
    public Issued issue(OfficeId office, IssueOrder order, Cause press) {
        return issue(office, order, press, this::number);
    }

    /**
     * Issues a ticket whose number is on paper already: somebody has torn it off a roll and given it to the visitor.
     *
     * @param wanted the number on the paper; null for the one that comes next
     * @throws RuleViolation as for {@link #issue}, and when the roll is not handed out from or has no such number left
     */
    public Issued handOut(OfficeId office, NumberRollId roll, IssueOrder order, @Nullable Integer wanted, Cause press) {
        return issue(office, order, press, (tx, plan, service) -> {
            NumberSeries series = plan.series(service.series()).orElseThrow();
            int lap = numbers.next(tx, series.id(), series.first()).lap();
            int place = rolls.tearOff(tx, roll, service.id(), wanted);
            return new TicketNumber(series.id(), tx.businessDay(), lap, place, series.format(place));
        });
    }

    /** Where a ticket's number comes from. */
    private interface Numbers {

        TicketNumber next(OfficeTx tx, OfficePlan plan, Service service);
    }

    private Issued issue(OfficeId office, IssueOrder order, Cause press, Numbers source) {
        return db.inOffice(office, press, tx -> {
            OfficePlan plan = plans.in(tx);
            days.turnIfDue(tx, plan);
            Optional<Repeated> seen = tx.repeated();
            if (seen.isPresent()) {
                return again(tx, plan, seen.get());
            }
            return issue(tx, plan, order, null, source);
        });
    }

    /**
     * The same as part of another command, which has looked whether the press is a repeated one.
     *
     * @param reserved the time that was promised: its place in the queue counts from then, and the service has room for it; null for whoever just comes
     */
    public Issued issue(OfficeTx tx, OfficePlan plan, IssueOrder order, @Nullable Instant reserved) {
        return issue(tx, plan, order, reserved, this::number);
    }

    private Issued issue(OfficeTx tx, OfficePlan plan, IssueOrder order, @Nullable Instant reserved, Numbers source) {
        Admitting.Admitted admitted = admitting.admit(tx, plan, order, reserved != null);
        Instant place = reserved == null ? tx.now() : reserved;
        Ticket ticket = born(tx, order, plan, source.next(tx, plan, admitted.service()), place);
        admitting.admitted(tx, admitted, ticket);
        tx.record(TicketIssued.of(ticket));
        return new Issued(ticket, tickets.ahead(tx, ticket, before.of(plan, ticket)), true);
    }

    /**
     * What a press that issued a ticket before is answered with.
     *
     * @throws RuleViolation when it did something else
     */
    public Issued again(OfficeTx tx, OfficePlan plan, Repeated seen) {
        Ticket first = first(tx, seen);
        return new Issued(first, tickets.ahead(tx, first, before.of(plan, first)), false);
    }

    /**
     * Issues a ticket to somebody who stands at a counter without one, as part of the officer's press. Hours do not count: the officer decides. The caller calls it at
     * once and says why.
     *
     * @throws RuleViolation when the order names what does not exist
     */
    public Ticket issueAtCounter(OfficeTx tx, OfficePlan plan, IssueOrder order) {
        Ticket ticket = born(tx, order, plan, number(tx, plan, Admitting.ordered(plan, order)), tx.now());
        tx.recordAlso(TicketIssued.of(ticket));
        return ticket;
    }

    /** Which services are full at the dispensers now, and why; who presses all the same is refused by the same rules. */
    public Map<ServiceId, Admission.Refusal> full(OfficePlan plan, LocalDateTime now) {
        return db.read(handle -> admitting.full(handle, plan, now));
    }

    /** The holder gives the place up. Giving up twice is no error. */
    public Ticket cancel(Ticket held, Cause press) {
        return db.inOffice(held.office(), press, tx -> {
            Ticket ticket = tickets.find(tx.handle(), held.id()).orElse(held);
            if (ticket.status() == TicketStatus.CANCELLED || givenUpBy(tx, ticket)) {
                return ticket;
            }
            TicketMove.CANCEL.check(ticket, plans.in(tx));
            Ticket cancelled = ticket.ended(TicketMove.CANCEL.to(), tx.now());
            tickets.update(tx, cancelled);
            tx.record(new TicketCancelled(TicketFacts.of(cancelled), ticket.status()));
            return cancelled;
        });
    }

    /** Whether this press gave the ticket up before, whatever has become of it since. */
    private static boolean givenUpBy(OfficeTx tx, Ticket ticket) {
        Optional<Repeated> seen = tx.repeated();
        if (seen.isEmpty()) {
            return false;
        }
        Long about = seen.get().ticket();
        if (about == null || about != ticket.id().value() || !seen.get().type().equals(TicketCancelled.TYPE)) {
            throw new RuleViolation(ApiError.REQUEST__REUSED);
        }
        return true;
    }

    private Ticket first(OfficeTx tx, Repeated seen) {
        if (!seen.type().equals(TicketIssued.TYPE) || seen.ticket() == null) {
            throw new RuleViolation(ApiError.REQUEST__REUSED);
        }
        return tickets.find(tx.handle(), new TicketId(seen.ticket())).orElseThrow();
    }

    private TicketNumber number(OfficeTx tx, OfficePlan plan, Service service) {
        NumberSeries series = plan.series(service.series()).orElseThrow();
        NumberStore.Position position = free(tx, series, numbers.next(tx, series.id(), series.first()));
        if (position.place() > series.last()) {
            position = free(tx, series, new NumberStore.Position(series.first(), position.lap() + 1));
            if (!series.wraps() || position.place() > series.last() || stillHeld(tx, series, position.place())) {
                throw new RuleViolation(ApiError.SERIES__EXHAUSTED, service.name());
            }
        } else if (position.lap() > 0 && stillHeld(tx, series, position.place())) {
            throw new RuleViolation(ApiError.SERIES__EXHAUSTED, service.name());
        }
        numbers.store(tx, series.id(), position);
        return new TicketNumber(
                series.id(), tx.businessDay(), position.lap(), position.place(), series.format(position.place()));
    }

    private NumberStore.Position free(OfficeTx tx, NumberSeries series, NumberStore.Position position) {
        return new NumberStore.Position(rolls.free(tx, series, position.place()), position.lap());
    }

    private boolean stillHeld(OfficeTx tx, NumberSeries series, int place) {
        return tickets.live(tx.handle(), tx.office(), tx.businessDay(), series.id(), place);
    }

    private Ticket born(OfficeTx tx, IssueOrder order, OfficePlan plan, TicketNumber number, Instant place) {
        Ticket ticket = new Ticket(
                TicketId.next(),
                tx.office(),
                number,
                TrackingCode.random(random),
                order.dispenser(),
                order.service(),
                order.procedure(),
                order.priority(),
                order.language(),
                tx.now(),
                TicketStatus.WAITING,
                place,
                null,
                null,
                null,
                null,
                null,
                null,
                route(plan, order),
                order.dossiers(),
                0,
                null);
        tickets.insert(tx, ticket);
        return ticket;
    }

    private static List<ServiceId> route(OfficePlan plan, IssueOrder order) {
        return order.route().isEmpty()
                ? Optional.ofNullable(order.procedure())
                        .flatMap(plan::procedure)
                        .map(Procedure::route)
                        .orElse(List.of())
                : order.route();
    }
}
