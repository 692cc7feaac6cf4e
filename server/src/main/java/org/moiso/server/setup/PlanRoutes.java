package org.moiso.server.setup;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.OfficePlans.Versioned;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** The whole configuration of an office, read and changed while it works. Every section of the admin page goes through here. */
public final class PlanRoutes implements Routes {

    private final OfficePlans plans;
    private final OfficeFile file = new OfficeFile();

    public PlanRoutes(OfficePlans plans) {
        this.plans = plans;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/offices/{office}/plan", this::show, Role.ADMIN)
                .put("/api/offices/{office}/plan", this::change, Role.ADMIN);
    }

    private void show(Context ctx) {
        OfficeId office = office(ctx);
        ctx.json(plans.inForce(office).orElseThrow());
    }

    /** Whoever writes names the version that was read, so that nobody undoes another's change unseen. */
    private void change(Context ctx) {
        OfficeId office = office(ctx);
        Body body = Body.of(ctx);
        long version = body.number("version", 1, Integer.MAX_VALUE)
                .orElseThrow(() -> new RuleViolation(ApiError.REQUEST__INVALID, "version"));
        OfficePlan wanted = usable(body.object("plan"), office);
        Cause press = new Cause(Access.caller(ctx).actor(), body.requestId());
        ctx.json(plans.change(office, press, (Versioned before) -> {
            if (before.version() != version) {
                throw new RuleViolation(ApiError.PLAN__CHANGED);
            }
            return wanted;
        }));
    }

    /**
     * Reads a plan that somebody proposes.
     *
     * @throws RuleViolation with every reason why it cannot be used
     */
    public OfficePlan usable(String plan, OfficeId office) {
        try {
            OfficePlan read = file.read(plan).plan();
            if (!read.id().equals(office)) {
                throw new RuleViolation(ApiError.PLAN__UNUSABLE, "office.id: " + read.id() + " ≠ " + office);
            }
            return read;
        } catch (OfficeFile.Unusable e) {
            throw new RuleViolation(ApiError.PLAN__UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private OfficeId office(Context ctx) {
        OfficeId office = plans.named(ctx.pathParam("office")).id();
        Access.caller(ctx).mustBelongTo(office);
        return office;
    }
}
