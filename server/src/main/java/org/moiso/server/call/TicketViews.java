package org.moiso.server.call;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Db;
import org.moiso.server.event.EventLog;
import org.moiso.server.queue.Waits;
import org.moiso.server.ticket.OutcomeFacts;
import org.moiso.server.ticket.SlipState;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** Finds tickets and shows them. Safe for all threads. */
public final class TicketViews {

    private final Db db;
    private final TicketStore tickets;
    private final OfficePlans plans;
    private final Waits waits;
    private final EventLog log;
    private final Function<Ticket, SlipState> slips;
    private final Supplier<String> publicUrl;
    private final Clock clock;

    /**
     * @param publicUrl the address under which phones reach the server, without a slash at its end
     */
    public TicketViews(
            Db db,
            TicketStore tickets,
            OfficePlans plans,
            Waits waits,
            EventLog log,
            Function<Ticket, SlipState> slips,
            Supplier<String> publicUrl,
            Clock clock) {
        this.db = db;
        this.tickets = tickets;
        this.plans = plans;
        this.waits = waits;
        this.log = log;
        this.slips = slips;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /**
     * @throws RuleViolation when there is no such ticket
     */
    public Ticket find(TicketId id) {
        return db.read(handle -> tickets.find(handle, id))
                .orElseThrow(() -> new RuleViolation(ApiError.TICKET__NOT_FOUND, id.toString()));
    }

    public TicketView shown(Ticket ticket) {
        OfficePlan plan = plans.find(ticket.office()).orElseThrow();
        return shown(plan, ticket, waits.of(plan, ticket), slips.apply(ticket), null);
    }

    /** A ticket that was issued this moment: what is known of it needs not be read again. */
    public TicketView fresh(OfficePlan plan, Ticket ticket, int ahead) {
        boolean paper = Optional.ofNullable(ticket.dispenser())
                .flatMap(plan::dispenser)
                .filter(dispenser -> dispenser.printer() != null)
                .isPresent();
        SlipState slip = paper ? SlipState.queued() : SlipState.none();
        return shown(plan, ticket, new Waits.Standing(ahead, waits.estimate(plan, ticket, ahead)), slip, null);
    }

    /** With the whole visit, period by period, read from the event log. */
    public TicketView withPeriods(Ticket ticket) {
        OfficePlan plan = plans.find(ticket.office()).orElseThrow();
        Visit visit = Visit.of(log.of(ticket.id().value()));
        return shown(plan, ticket, waits.of(plan, ticket), slips.apply(ticket), visit);
    }

    public String trackingUrl(Ticket ticket) {
        return publicUrl.get() + "/t/" + ticket.code().value();
    }

    private TicketView shown(
            OfficePlan plan, Ticket ticket, Waits.Standing standing, SlipState slip, @Nullable Visit visit) {
        return new TicketView(
                ticket.id(),
                ticket.number().text(),
                ticket.office().value(),
                ticket.office().scoped(ticket.service().value()),
                ticket.procedure() == null
                        ? null
                        : ticket.office().scoped(ticket.procedure().value()),
                ticket.priority().value(),
                ticket.language().code(),
                ticket.status(),
                plan.shown(ticket.issuedAt()),
                standing.ahead(),
                standing.estimate(),
                trackingUrl(ticket),
                new TicketView.Slip(
                        slip.status(),
                        slip.fault(),
                        slip.text() == null ? null : slip.text().in(ticket.language())),
                ticket.route().stream()
                        .map(it -> ticket.office().scoped(it.value()))
                        .toList(),
                ticket.dossiers(),
                ticket.calls(),
                OutcomeFacts.of(ticket.office(), ticket.outcome()),
                visit == null ? null : periods(plan, visit),
                visit == null ? null : spent(visit));
    }

    private static List<TicketView.Period> periods(OfficePlan plan, Visit visit) {
        return visit.periods().stream()
                .map(it -> new TicketView.Period(
                        it.kind(),
                        plan.shown(it.from()),
                        it.to() == null ? null : plan.shown(it.to()),
                        it.counter(),
                        it.actor()))
                .toList();
    }

    private TicketView.Spent spent(Visit visit) {
        Visit.Figures figures = visit.figures(clock.instant());
        return new TicketView.Spent(
                figures.waiting().toSeconds(),
                figures.walk().toSeconds(),
                figures.service().toSeconds(),
                figures.held().toSeconds());
    }
}
