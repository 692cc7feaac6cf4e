package org.moiso.server.webhook;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.Webhook;
import org.moiso.server.event.CourierState;
import org.moiso.server.event.EventLog;
import org.moiso.server.web.Access;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;

/** How the webhooks of an office stand. What they are is the plan's. */
public final class WebhookRoutes implements Routes {

    /**
     * A webhook as its admin sees it; never its secret.
     *
     * @param behind events of the log that its receiver has not been asked about yet
     * @param failures in a row
     * @param trouble what the last try failed of
     * @param nextTry null when there is no trouble
     */
    record HookView(
            String id,
            String url,
            long behind,
            int failures,
            @Nullable String trouble,
            @Nullable OffsetDateTime nextTry) {}

    private final OfficePlans plans;
    private final Webhooks webhooks;
    private final EventLog log;

    public WebhookRoutes(OfficePlans plans, Webhooks webhooks, EventLog log) {
        this.plans = plans;
        this.webhooks = webhooks;
        this.log = log;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.get("/api/offices/{office}/webhooks", this::show, Role.ADMIN);
    }

    private void show(Context ctx) {
        OfficePlan plan = plans.named(ctx.pathParam("office"));
        Access.caller(ctx).mustBelongTo(plan.id());
        long head = log.head(plan.id());
        List<HookView> views =
                plan.webhooks().stream().map(hook -> view(plan, hook, head)).toList();
        ctx.json(views);
    }

    private HookView view(OfficePlan plan, Webhook hook, long head) {
        Optional<CourierState> state = webhooks.state(plan.id(), hook);
        boolean troubled = state.filter(it -> it.failures() > 0).isPresent();
        return new HookView(
                hook.id(),
                hook.url(),
                state.map(it -> head - it.seq()).orElse(0L),
                state.map(CourierState::failures).orElse(0),
                state.map(CourierState::trouble).orElse(null),
                troubled ? state.map(it -> plan.shown(it.nextAt())).orElse(null) : null);
    }
}
