package org.moiso.server.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Db;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.queue.Waits;
import org.moiso.server.ticket.SlipState;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketStatus;
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
            Supplier<String> publicUrl) {
        this.db = db;
        this.tickets = tickets;
        this.plans = plans;
        this.waits = waits;
        this.log = log;
        this.slips = slips;
        this.publicUrl = publicUrl;
    }

    /**
     * @throws RuleViolation when there is no such ticket
     */
    public Ticket find(TicketId id) {
        return db.read(handle -> tickets.find(handle, id))
                .orElseThrow(() -> new RuleViolation(ApiError.TICKET__NOT_FOUND, id.toString()));
    }

    public TicketView shown(Ticket ticket) {
        return shown(ticket, null);
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
        return shown(ticket, periods(plan, log.of(ticket.id().value())));
    }

    public String trackingUrl(Ticket ticket) {
        return publicUrl.get() + "/t/" + ticket.code().value();
    }

    private TicketView shown(Ticket ticket, @Nullable List<TicketView.Period> periods) {
        OfficePlan plan = plans.find(ticket.office()).orElseThrow();
        return shown(plan, ticket, waits.of(plan, ticket), slips.apply(ticket), periods);
    }

    private TicketView shown(
            OfficePlan plan,
            Ticket ticket,
            Waits.Standing standing,
            SlipState slip,
            @Nullable List<TicketView.Period> periods) {
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
                periods);
    }

    private static List<TicketView.Period> periods(OfficePlan plan, List<OfficeEvent> events) {
        List<TicketView.Period> periods = new ArrayList<>();
        for (OfficeEvent event : events) {
            JsonNode facts = event.body().path("ticket");
            if (facts.isMissingNode()) {
                continue;
            }
            TicketStatus status = TicketStatus.of(facts.path("status").asText());
            OffsetDateTime at = plan.shown(event.at());
            TicketView.Period last = periods.isEmpty() ? null : periods.get(periods.size() - 1);
            if (last != null && last.to() == null && last.kind() == status) {
                continue;
            }
            if (last != null && last.to() == null) {
                periods.set(
                        periods.size() - 1,
                        new TicketView.Period(last.kind(), last.from(), at, last.counter(), last.actor()));
            }
            if (status.live()) {
                JsonNode counter = event.body().path("counter").path("id");
                periods.add(new TicketView.Period(
                        status,
                        at,
                        null,
                        status.atCounter() && counter.isTextual() ? counter.textValue() : null,
                        event.actor()));
            }
        }
        return List.copyOf(periods);
    }
}
