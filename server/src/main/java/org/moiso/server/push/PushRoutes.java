package org.moiso.server.push;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Db;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.ticket.TrackingCode;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.RateLimit;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** How a phone asks to be told of its ticket's call. The tracking code is the right. */
public final class PushRoutes implements Routes {

    private static final int CHANGES = 20;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final Phones phones;
    private final Pushes pushes;
    private final RateLimit changes;

    public PushRoutes(Db db, OfficePlans plans, TicketStore tickets, Phones phones, Pushes pushes, Clock clock) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
        this.phones = phones;
        this.pushes = pushes;
        this.changes = new RateLimit(clock, CHANGES, WITHIN);
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .post("/api/track/{code}/push", this::add, Role.VISITOR)
                .post("/api/track/{code}/push/stop", this::forget, Role.VISITOR);
    }

    private void add(Context ctx) {
        Ticket ticket = counted(ctx);
        OfficePlan plan = plans.find(ticket.office()).orElseThrow();
        phones.add(plan, ticket, Body.of(ctx).text("endpoint"), pushes.near(plan, ticket));
        ctx.status(204);
    }

    private void forget(Context ctx) {
        phones.forget(counted(ctx), Body.of(ctx).text("endpoint"));
        ctx.status(204);
    }

    /** A hall shares one address, so it is counted by ticket. */
    private Ticket counted(Context ctx) {
        String code = ctx.pathParam("code");
        Ticket ticket = find(code).orElseThrow(() -> new RuleViolation(ApiError.TICKET__NOT_FOUND, code));
        changes.count(ticket.code().value(), ApiError.PUSH__TOO_OFTEN);
        return ticket;
    }

    private Optional<Ticket> find(String code) {
        try {
            TrackingCode valid = new TrackingCode(code);
            return db.read(handle -> tickets.find(handle, valid));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
