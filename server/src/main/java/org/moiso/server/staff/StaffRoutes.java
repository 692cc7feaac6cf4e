package org.moiso.server.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Access;
import org.moiso.server.web.Body;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;

/** The admin page's section on who works in the office. */
public final class StaffRoutes implements Routes {

    /**
     * A member as an admin sees it.
     *
     * @param password the one-time password, only in the answer to the press that made it
     */
    record MemberView(
            String username,
            String name,
            String role,
            boolean mustChangePassword,
            boolean disabled,
            @Nullable String password) {

        static MemberView of(StaffMember member, @Nullable String password) {
            return new MemberView(
                    member.username(),
                    member.name(),
                    member.role().code(),
                    member.mustChange(),
                    member.disabled(),
                    password);
        }
    }

    private final OfficePlans plans;
    private final Enrolling enrolling;

    public StaffRoutes(OfficePlans plans, Enrolling enrolling) {
        this.plans = plans;
        this.enrolling = enrolling;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/offices/{office}/staff", this::show, Role.ADMIN)
                .post("/api/offices/{office}/staff", this::add, Role.ADMIN)
                .put("/api/offices/{office}/staff/{username}", this::change, Role.ADMIN)
                .post("/api/offices/{office}/staff/{username}/password", this::newPassword, Role.ADMIN);
    }

    private void show(Context ctx) {
        ctx.json(enrolling.of(office(ctx)).stream()
                .map(it -> MemberView.of(it, null))
                .toList());
    }

    private void add(Context ctx) {
        OfficeId office = office(ctx);
        Body body = Body.of(ctx);
        Enrolling.Enrolled made = enrolling.add(
                office,
                body.text("username"),
                body.text("name").strip(),
                body.as("role", StaffRoutes::role),
                press(ctx));
        ctx.status(201).json(MemberView.of(made.member(), made.password()));
    }

    private void change(Context ctx) {
        OfficeId office = office(ctx);
        Body body = Body.of(ctx);
        StaffMember member = enrolling.change(
                office,
                ctx.pathParam("username"),
                body.text("name").strip(),
                body.as("role", StaffRoutes::role),
                body.flag("disabled"),
                press(ctx));
        ctx.json(MemberView.of(member, null));
    }

    private void newPassword(Context ctx) {
        Enrolling.Enrolled made = enrolling.newPassword(office(ctx), ctx.pathParam("username"), press(ctx));
        ctx.json(MemberView.of(made.member(), made.password()));
    }

    /** A password that was made cannot be shown twice, so a press that is repeated is no repetition. */
    private static Cause press(Context ctx) {
        return new Cause(Access.caller(ctx).actor(), null);
    }

    private static Role role(String code) {
        Role role = Role.of(code);
        if (role != Role.OFFICER && role != Role.SUPERVISOR && role != Role.ADMIN) {
            throw new IllegalArgumentException(code + " is no role of staff");
        }
        return role;
    }

    private OfficeId office(Context ctx) {
        OfficeId office = plans.named(ctx.pathParam("office")).id();
        Access.caller(ctx).mustBelongTo(office);
        return office;
    }
}
