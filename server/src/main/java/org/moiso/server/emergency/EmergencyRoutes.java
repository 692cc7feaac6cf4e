package org.moiso.server.emergency;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.office.CounterPath;
import org.moiso.server.office.Officer;
import org.moiso.server.web.Access;
import org.moiso.server.web.Body;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;

/** Calling for help at a counter, and going there. */
public final class EmergencyRoutes implements Routes {

    /** A call for help as its caller and the one who answers see it. */
    record View(
            String counter,
            OffsetDateTime raisedAt,
            String raisedBy,
            @Nullable OffsetDateTime answeredAt,
            @Nullable String answeredBy) {}

    /** What either press does. */
    @FunctionalInterface
    private interface Step {

        Emergency take(CounterPath at, Officer officer, Cause press);
    }

    private final OfficePlans plans;
    private final Emergencies emergencies;

    public EmergencyRoutes(OfficePlans plans, Emergencies emergencies) {
        this.plans = plans;
        this.emergencies = emergencies;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .post(
                        "/api/counters/{counter}/emergency",
                        ctx -> take(
                                ctx,
                                (at, officer, press) -> emergencies.raise(at.office(), at.counter(), officer, press)),
                        Role.OFFICER)
                .post(
                        "/api/counters/{counter}/emergency/answer",
                        ctx -> take(
                                ctx,
                                (at, officer, press) -> emergencies.answer(at.office(), at.counter(), officer, press)),
                        Role.OFFICER);
    }

    private void take(Context ctx, Step step) {
        CounterPath at = CounterPath.of(ctx.pathParam("counter"));
        Caller caller = Access.caller(ctx);
        caller.mustBelongTo(at.office());
        Cause press = new Cause(caller.actor(), Body.of(ctx).requestId());
        Emergency now = step.take(at, new Officer(caller.id(), caller.name()), press);
        OfficePlan plan = plans.find(at.office()).orElseThrow();
        ctx.json(new View(
                at.office().scoped(now.counter().value()),
                plan.shown(now.raisedAt()),
                now.raisedBy(),
                now.answeredAt() == null ? null : plan.shown(now.answeredAt()),
                now.answeredBy()));
    }
}
