package org.moiso.server.print;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.PrinterId;
import org.moiso.server.text.Language;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Problems;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** Looking after the printers of an office. */
public final class SupplyRoutes implements Routes {

    /** What is done with one printer. */
    private interface Press {

        void on(OfficeId office, PrinterId printer, Cause cause);
    }

    private final PrintQueue queue;
    private final PrinterOverview overview;
    private final Supplying supplying;

    public SupplyRoutes(PrintQueue queue, Supplying supplying) {
        this.queue = queue;
        this.overview = new PrinterOverview(queue);
        this.supplying = supplying;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/offices/{office}/printers", this::show, Role.OFFICER)
                .post("/api/printers/{printer}/roll", ctx -> press(ctx, supplying::putInRoll, 204), Role.SUPERVISOR)
                .post("/api/printers/{printer}/test", ctx -> press(ctx, supplying::test, 202), Role.SUPERVISOR);
    }

    private void show(Context ctx) {
        String wanted = ctx.queryParam("language");
        Language language =
                wanted == null ? Problems.language(ctx) : Language.find(wanted).orElse(Language.VI);
        Problems.speak(ctx, language);
        OfficePlan plan = queue.plans().named(ctx.pathParam("office"));
        Access.caller(ctx).mustBelongTo(plan.id());
        ctx.json(overview.of(plan, language));
    }

    private void press(Context ctx, Press press, int done) {
        String scoped = ctx.pathParam("printer");
        OfficePlan plan = OfficeId.ofScoped(scoped)
                .flatMap(queue.plans()::find)
                .orElseThrow(() -> new RuleViolation(ApiError.PRINTER__NOT_FOUND, scoped));
        Access.caller(ctx).mustBelongTo(plan.id());
        PrinterId printer = plan.printers().stream()
                .map(it -> it.id())
                .filter(id -> plan.id().scoped(id.value()).equals(scoped))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(ApiError.PRINTER__NOT_FOUND, scoped));
        Body body = Body.of(ctx);
        press.on(plan.id(), printer, new Cause(Access.caller(ctx).actor(), body.requestId()));
        ctx.status(done);
    }
}
