package org.moiso.server.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** Signing in and out. */
public final class SessionRoutes implements Routes {

    private final Staff staff;
    private final OfficePlans plans;
    private final Db db;
    private final CounterSessionStore sessions;

    public SessionRoutes(Staff staff, OfficePlans plans, Db db, CounterSessionStore sessions) {
        this.staff = staff;
        this.plans = plans;
        this.db = db;
        this.sessions = sessions;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .post("/api/session", this::signIn, Role.VISITOR)
                .get("/api/session", this::show, Role.OFFICER)
                .delete("/api/session", this::signOut, Role.VISITOR)
                .post("/api/session/password", this::changePassword, Role.OFFICER);
    }

    private void signIn(Context ctx) {
        Body body = Body.of(ctx);
        Staff.SignedIn signedIn = staff.signIn(body.text("username"), body.text("password"), ctx.ip());
        ctx.cookie(cookie(ctx, signedIn.cookie(), (int) Staff.SESSION.toSeconds()));
        ctx.json(view(signedIn.member()));
    }

    private void show(Context ctx) {
        ctx.json(view(member(ctx)));
    }

    private void signOut(Context ctx) {
        String cookie = ctx.cookie(Access.COOKIE);
        if (cookie != null) {
            staff.signOut(cookie);
        }
        ctx.cookie(cookie(ctx, "", 0));
        ctx.status(204);
    }

    private void changePassword(Context ctx) {
        Body body = Body.of(ctx);
        staff.changePassword(
                member(ctx).username(), body.text("password"), body.text("newPassword"), ctx.cookie(Access.COOKIE));
        ctx.json(view(member(ctx)));
    }

    private StaffMember member(Context ctx) {
        String cookie = ctx.cookie(Access.COOKIE);
        return staff.member(cookie == null ? "" : cookie)
                .orElseThrow(() -> new RuleViolation(ApiError.SESSION__REQUIRED));
    }

    private static Cookie cookie(Context ctx, String value, int seconds) {
        Cookie cookie = new Cookie(Access.COOKIE, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(ctx.scheme().equals("https"));
        cookie.setSameSite(SameSite.STRICT);
        return cookie;
    }

    private SessionView view(StaffMember member) {
        OfficeId office =
                member.office() == null ? plans.offices().stream().findFirst().orElse(null) : member.office();
        OfficePlan plan = office == null ? null : plans.find(office).orElse(null);
        List<CounterSession> held = office == null ? List.of() : db.read(handle -> sessions.sessions(handle, office));
        return new SessionView(
                new SessionView.Member(member.username(), member.username(), member.name()),
                member.role().code(),
                plan == null
                        ? null
                        : new SessionView.Place(plan.id().value(), plan.office().name()),
                plan == null ? null : counterOf(plan.id(), held, member),
                member.mustChange(),
                plan == null ? List.of() : desks(plan, held),
                offices(member));
    }

    /** The offices that somebody may choose among. */
    private List<SessionView.Place> offices(StaffMember member) {
        List<OfficeId> own = member.office() == null ? plans.offices() : List.of(member.office());
        return own.stream()
                .flatMap(id -> plans.find(id).stream())
                .map(plan ->
                        new SessionView.Place(plan.id().value(), plan.office().name()))
                .toList();
    }

    private static @Nullable String counterOf(OfficeId office, List<CounterSession> held, StaffMember member) {
        return held.stream()
                .filter(it -> it.heldBy(member.username()))
                .map(it -> office.scoped(it.counter().value()))
                .findFirst()
                .orElse(null);
    }

    private static List<SessionView.Desk> desks(OfficePlan plan, List<CounterSession> held) {
        Map<CounterId, CounterSession> byCounter =
                held.stream().collect(Collectors.toMap(CounterSession::counter, Function.identity()));
        return plan.counters().stream()
                .map(counter -> desk(plan, counter, byCounter.get(counter.id())))
                .toList();
    }

    private static SessionView.Desk desk(OfficePlan plan, Counter counter, @Nullable CounterSession held) {
        return new SessionView.Desk(
                plan.id().scoped(counter.id().value()),
                counter.number(),
                counter.name(),
                held == null ? CounterStatus.CLOSED : held.status(),
                held == null ? null : held.officer(),
                counter.serves().stream()
                        .map(tier -> plan.id().scoped(tier.service()))
                        .toList());
    }
}
