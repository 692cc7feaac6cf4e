package org.moiso.server.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.OffsetDateTime;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Access;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;

/** Which devices hold a token, and taking one away from a device that was lost. */
public final class TokenRoutes implements Routes {

    /**
     * A token that is good; the token itself is known to its device alone.
     *
     * @param id names it, and opens nothing
     * @param device scoped
     */
    record TokenView(String id, String device, String role, String name, OffsetDateTime since) {}

    private final OfficePlans plans;
    private final DeviceTokens tokens;

    public TokenRoutes(OfficePlans plans, DeviceTokens tokens) {
        this.plans = plans;
        this.tokens = tokens;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/offices/{office}/tokens", this::show, Role.ADMIN)
                .delete("/api/offices/{office}/tokens/{token}", this::revoke, Role.ADMIN);
    }

    private void show(Context ctx) {
        OfficePlan plan = plan(ctx);
        ctx.json(tokens.of(plan.id()).stream().map(it -> view(plan, it)).toList());
    }

    private void revoke(Context ctx) {
        OfficeId office = plan(ctx).id();
        tokens.revoke(
                office, ctx.pathParam("token"), new Cause(Access.caller(ctx).actor(), null));
        ctx.status(204);
    }

    /** By the name that the plan gives it now; a device that left the plan keeps its last one. */
    private static TokenView view(OfficePlan plan, StaffStore.Token token) {
        String name = Devices.find(plan, token.device().id())
                .filter(it -> it.role() == token.device().role())
                .orElse(token.device())
                .name();
        return new TokenView(
                token.id(),
                plan.id().scoped(token.device().id()),
                token.device().role().code(),
                name,
                plan.shown(token.since()));
    }

    private OfficePlan plan(Context ctx) {
        OfficePlan plan = plans.named(ctx.pathParam("office"));
        Access.caller(ctx).mustBelongTo(plan.id());
        return plan;
    }
}
