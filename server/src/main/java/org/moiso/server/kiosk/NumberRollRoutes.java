package org.moiso.server.kiosk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.TicketViews;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.text.Language;
import org.moiso.server.text.LocalText;
import org.moiso.server.ticket.IssueOrder;
import org.moiso.server.ticket.NumberRoll;
import org.moiso.server.ticket.NumberRollId;
import org.moiso.server.ticket.NumberRolls;
import org.moiso.server.ticket.Ticketing;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** Handing out pre-printed numbers while a printer is dead. */
public final class NumberRollRoutes implements Routes {

    private static final int HIGHEST = 99_999;

    private final OfficePlans plans;
    private final NumberRolls rolls;
    private final Ticketing ticketing;
    private final TicketViews views;

    /**
     * A roll that is handed out from.
     *
     * @param next the number that is torn off next, as printed; null when it is used up
     */
    record RollView(
            String id,
            String service,
            LocalText name,
            String first,
            String last,
            @Nullable String next,
            int left) {}

    public NumberRollRoutes(OfficePlans plans, NumberRolls rolls, Ticketing ticketing, TicketViews views) {
        this.plans = plans;
        this.rolls = rolls;
        this.ticketing = ticketing;
        this.views = views;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/offices/{office}/number-rolls", this::list, Role.OFFICER)
                .post("/api/offices/{office}/number-rolls", this::open, Role.OFFICER)
                .post("/api/offices/{office}/number-rolls/{roll}/tickets", this::handOut, Role.OFFICER)
                .delete("/api/offices/{office}/number-rolls/{roll}", this::putAway, Role.OFFICER);
    }

    private void list(Context ctx) {
        OfficePlan plan = plan(ctx);
        List<NumberRoll> open = rolls.open(plan.id());
        ctx.json(open.stream().map(it -> view(plan, it)).toList());
    }

    private void open(Context ctx) {
        OfficePlan plan = plan(ctx);
        Body body = Body.of(ctx);
        String scoped = body.text("service");
        ServiceId service = plan.id()
                .keyOf(scoped)
                .filter(OfficeId::isKey)
                .map(ServiceId::new)
                .orElseThrow(() -> new RuleViolation(ApiError.SERVICE__NOT_FOUND, scoped));
        ctx.status(201)
                .json(view(
                        plan,
                        rolls.open(plan.id(), service, number(body, "first"), number(body, "last"), cause(ctx, body))));
    }

    /** Somebody has torn a number off and given it away. */
    private void handOut(Context ctx) {
        OfficePlan plan = plan(ctx);
        Body body = Body.of(ctx);
        NumberRoll roll = rolls.find(plan.id(), id(ctx))
                .orElseThrow(() -> new RuleViolation(ApiError.ROLL__NOT_FOUND, id(ctx).value()));
        IssueOrder order = new IssueOrder(
                roll.service(),
                null,
                body.findAs("priority", PriorityId::new).orElse(PriorityId.NORMAL),
                body.findAs("language", Language::of).orElse(Language.VI),
                null);
        Integer wanted = body.number("number", 0, HIGHEST).orElse(null);
        Ticketing.Issued issued = ticketing.handOut(plan.id(), roll.id(), order, wanted, cause(ctx, body));
        ctx.status(issued.fresh() ? 201 : 200)
                .json(
                        issued.fresh()
                                ? views.fresh(plan, issued.ticket(), issued.ahead())
                                : views.shown(issued.ticket()));
    }

    private void putAway(Context ctx) {
        OfficePlan plan = plan(ctx);
        NumberRoll unused =
                rolls.putAway(plan.id(), id(ctx), new Cause(Access.caller(ctx).actor(), null));
        ctx.status(204);
    }

    private static NumberRollId id(Context ctx) {
        return new NumberRollId(ctx.pathParam("roll"));
    }

    private static int number(Body body, String field) {
        return body.number(field, 0, HIGHEST).orElseThrow(() -> new RuleViolation(ApiError.REQUEST__INVALID, field));
    }

    private static Cause cause(Context ctx, Body body) {
        return new Cause(Access.caller(ctx).actor(), body.requestId());
    }

    private RollView view(OfficePlan plan, NumberRoll roll) {
        return plan.series(roll.series())
                .map(series -> new RollView(
                        roll.id().value(),
                        plan.id().scoped(roll.service().value()),
                        plan.nameOf(roll.service()),
                        series.format(roll.first()),
                        series.format(roll.last()),
                        roll.usedUp() ? null : series.format(roll.next()),
                        roll.last() - roll.next() + 1))
                .orElseThrow(() ->
                        new RuleViolation(ApiError.ROLL__NOT_FOUND, roll.id().value()));
    }

    private OfficePlan plan(Context ctx) {
        OfficePlan plan = plans.named(ctx.pathParam("office"));
        Access.caller(ctx).mustBelongTo(plan.id());
        return plan;
    }
}
