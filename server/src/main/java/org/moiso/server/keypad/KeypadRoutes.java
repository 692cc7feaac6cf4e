package org.moiso.server.keypad;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.office.Dispenser;
import org.moiso.server.text.LocalText;
import org.moiso.server.web.Access;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;

/** The serial keypads of an office at a glance. */
public final class KeypadRoutes implements Routes {

    /**
     * A keypad as those see it who look after it.
     *
     * @param id of its dispenser
     * @param state {@code ready}, {@code lost} or {@code unknown} (not tried yet)
     * @param detail for the technician, in English; null while all is well
     */
    record KeypadView(
            String id,
            String name,
            String port,
            String state,
            @Nullable OffsetDateTime since,
            @Nullable String detail,
            List<Trouble> troubles) {}

    /** What somebody should see to; as in the alarms of the counters. */
    record Trouble(String fault, LocalText text, OffsetDateTime since) {}

    private final OfficePlans plans;
    private final Keypads keypads;
    private final KeypadAlarms alarms;

    public KeypadRoutes(OfficePlans plans, Keypads keypads, KeypadAlarms alarms) {
        this.plans = plans;
        this.keypads = keypads;
        this.alarms = alarms;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.get("/api/offices/{office}/keypads", this::show, Role.OFFICER);
    }

    private void show(Context ctx) {
        OfficePlan plan = plans.named(ctx.pathParam("office"));
        Access.caller(ctx).mustBelongTo(plan.id());
        ctx.json(plan.dispensers().stream()
                .filter(it -> it.keypad() != null)
                .map(it -> view(plan, it))
                .toList());
    }

    private KeypadView view(OfficePlan plan, Dispenser dispenser) {
        KeypadReport report = keypads.report(plan.id(), dispenser.id()).orElse(null);
        return new KeypadView(
                plan.id().scoped(dispenser.id().value()),
                dispenser.name(),
                String.valueOf(dispenser.keypad()),
                report == null ? "unknown" : report.lost() ? "lost" : "ready",
                report == null ? null : plan.shown(report.since()),
                report == null || report.detail().isEmpty() ? null : report.detail(),
                alarms.of(plan, dispenser)
                        .map(it -> new Trouble(it.fault(), it.text(), plan.shown(it.since())))
                        .toList());
    }
}
