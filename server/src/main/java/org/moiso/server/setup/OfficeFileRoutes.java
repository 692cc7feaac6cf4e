package org.moiso.server.setup;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.OfficeId;
import org.moiso.server.staff.Staff;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** The office file on the admin page: written for keeping, and read for looking at; what was read is put in force like any other change of the plan. */
public final class OfficeFileRoutes implements Routes {

    /**
     * What a file says.
     *
     * @param staff usernames of the people in it; the plan has none
     */
    record ReadView(OfficePlan plan, List<String> staff) {}

    private final OfficePlans plans;
    private final Staff staff;
    private final OfficeFile file = new OfficeFile();

    public OfficeFileRoutes(OfficePlans plans, Staff staff) {
        this.plans = plans;
        this.staff = staff;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/offices/{office}/file", this::write, Role.ADMIN)
                .post("/api/offices/{office}/file", this::read, Role.ADMIN);
    }

    private void write(Context ctx) {
        OfficePlan plan = plan(ctx);
        ctx.header("Content-Disposition", "attachment; filename=\"" + plan.id() + ".yaml\"");
        ctx.contentType("application/yaml; charset=utf-8").result(file.write(plan, staff.all()));
    }

    /** Changes nothing. */
    private void read(Context ctx) {
        OfficeId office = plan(ctx).id();
        try {
            OfficeFile.Content content = file.read(ctx.body());
            OfficeId named = content.plan().id();
            if (!named.equals(office)) {
                throw new RuleViolation(ApiError.PLAN__UNUSABLE, "office.id: " + named + " ≠ " + office + ".");
            }
            ctx.json(new ReadView(
                    content.plan(),
                    content.staff().stream().map(OfficeFile.Person::username).toList()));
        } catch (OfficeFile.Unusable e) {
            throw new RuleViolation(ApiError.PLAN__UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private OfficePlan plan(Context ctx) {
        OfficePlan plan = plans.named(ctx.pathParam("office"));
        Access.caller(ctx).mustBelongTo(plan.id());
        return plan;
    }
}
