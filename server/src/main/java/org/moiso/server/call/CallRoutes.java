package org.moiso.server.call;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterPath;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.office.Officer;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.IssueOrder;
import org.moiso.server.ticket.Outcome;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** What an officer does: the counter, calls, and everything that can be done with a ticket. */
public final class CallRoutes implements Routes {

    private static final int HOLD_MINUTES_AT_MOST = 12 * 60;
    private static final int REASON_AT_MOST = 200;
    private static final int PLACES_AT_MOST = 999;

    private final Calling calling;
    private final WalkIns walkIns;
    private final Serving serving;
    private final Finishing finishing;
    private final Returning returning;
    private final Staffing staffing;
    private final TicketViews views;

    public CallRoutes(
            Calling calling,
            WalkIns walkIns,
            Serving serving,
            Finishing finishing,
            Returning returning,
            Staffing staffing,
            TicketViews views) {
        this.calling = calling;
        this.walkIns = walkIns;
        this.serving = serving;
        this.finishing = finishing;
        this.returning = returning;
        this.staffing = staffing;
        this.views = views;
    }

    /** One press on a ticket: who, where, which, and with what. */
    private record Press(OfficeId office, TicketId ticket, Officer officer, Cause cause, Body body) {}

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .post("/api/counters/{counter}/session", this::take, Role.OFFICER)
                .delete("/api/counters/{counter}/session", this::leave, Role.OFFICER)
                .put("/api/counters/{counter}/status", this::change, Role.OFFICER)
                .post("/api/counters/{counter}/calls", this::call, Role.OFFICER)
                .get("/api/tickets/{ticket}", this::show, Role.OFFICER);
        operations()
                .forEach((name, operation) -> config.routes.post(
                        "/api/tickets/{ticket}/" + name,
                        ctx -> ctx.json(views.shown(operation.apply(press(ctx)))),
                        Role.OFFICER));
    }

    private Map<String, Function<Press, Ticket>> operations() {
        Map<String, Function<Press, Ticket>> all = new LinkedHashMap<>();
        all.put("recall", it -> calling.recall(it.office, it.ticket, it.officer, it.cause));
        all.put("start", it -> serving.start(it.office, it.ticket, it.officer, it.cause));
        all.put(
                "finish",
                it -> finishing.finish(
                        it.office,
                        it.ticket,
                        it.officer,
                        it.cause,
                        PressBody.outcome(it.office, it.body).orElse(null)));
        all.put("hold", this::hold);
        all.put("resume", it -> returning.resume(it.office, it.ticket, it.cause));
        all.put("transfer", this::transfer);
        all.put("no-show", it -> serving.miss(it.office, it.ticket, it.officer, it.cause));
        all.put("requeue", it -> serving.requeue(it.office, it.ticket, it.officer, it.cause));
        all.put(
                "reinstate",
                it -> returning.reinstate(
                        it.office,
                        it.ticket,
                        it.cause,
                        it.body.number("places", 0, PLACES_AT_MOST).orElse(null)));
        all.put("dossiers", it -> serving.count(it.office, it.ticket, it.officer, it.cause, dossiers(it.body)));
        all.put("cancel", it -> returning.cancel(it.office, it.ticket, it.cause));
        all.put("undo", it -> returning.undo(it.office, it.ticket, it.cause));
        return all;
    }

    private static int dossiers(Body body) {
        return body.number("count", 1, Outcome.DOSSIERS_AT_MOST)
                .orElseThrow(() -> new RuleViolation(ApiError.REQUEST__INVALID, "count"));
    }

    private Ticket hold(Press it) {
        Integer minutes = it.body.number("minutes", 1, HOLD_MINUTES_AT_MOST).orElse(null);
        return serving.hold(
                it.office,
                it.ticket,
                it.officer,
                it.cause,
                it.body.as("reason", CallRoutes::reason),
                it.body.find("note").orElse(null),
                minutes);
    }

    private static String reason(String text) {
        if (text.length() > REASON_AT_MOST) {
            throw new IllegalArgumentException("Up to " + REASON_AT_MOST + " characters");
        }
        return text;
    }

    private Ticket transfer(Press it) {
        Optional<ServiceId> service = it.body.findAs("service", text -> new ServiceId(key(it.office, text)));
        Optional<CounterId> counter = it.body.findAs("counter", text -> new CounterId(key(it.office, text)));
        if (service.isEmpty() && counter.isEmpty()) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, "service");
        }
        Serving.Destination to = new Serving.Destination(
                service.orElse(null),
                counter.orElse(null),
                it.body.find("note").orElse(null),
                it.body.flag("returning"));
        return serving.transfer(it.office, it.ticket, it.officer, it.cause, to);
    }

    private void take(Context ctx) {
        CounterPath at = counter(ctx);
        Caller caller = Access.caller(ctx);
        staffing.take(at.office(), at.counter(), officer(caller), new Cause(caller.actor(), null));
        ctx.status(204);
    }

    private void leave(Context ctx) {
        CounterPath at = counter(ctx);
        Caller caller = Access.caller(ctx);
        staffing.leave(at.office(), at.counter(), officer(caller), new Cause(caller.actor(), null));
        ctx.status(204);
    }

    private void change(Context ctx) {
        CounterPath at = counter(ctx);
        Caller caller = Access.caller(ctx);
        Body body = Body.of(ctx);
        CounterStatus status = body.as("status", CounterStatus::of);
        staffing.change(
                at.office(),
                at.counter(),
                officer(caller),
                new Cause(caller.actor(), null),
                status,
                body.findAs("reason", CallRoutes::reason).orElse(null));
        ctx.status(204);
    }

    private void call(Context ctx) {
        CounterPath at = counter(ctx);
        Caller caller = Access.caller(ctx);
        Body body = Body.of(ctx);
        Cause press = new Cause(caller.actor(), body.requestId());
        Optional<TicketId> chosen = body.findAs("ticket", TicketId::of);
        Optional<Body> walkIn = body.inside("walkIn");
        Optional<CallFacts> call;
        if (walkIn.isPresent()) {
            Language language = walkIn.get().findAs("language", Language::of).orElse(Language.VI);
            IssueOrder order = PressBody.order(at.office(), walkIn.get(), language, null);
            String reason = body.as("reason", CallRoutes::reason);
            call = Optional.of(walkIns.take(at.office(), at.counter(), officer(caller), press, order, reason));
        } else if (chosen.isPresent()) {
            String reason = body.as("reason", CallRoutes::reason);
            call = Optional.of(
                    calling.callChosen(at.office(), at.counter(), officer(caller), press, chosen.get(), reason));
        } else {
            Outcome outcome = PressBody.outcome(at.office(), body).orElse(null);
            call = calling.callNext(
                    at.office(), at.counter(), officer(caller), press, body.flag("finishCurrent"), outcome);
        }
        call.ifPresentOrElse(made -> ctx.status(201).json(made), () -> ctx.status(204));
    }

    private void show(Context ctx) {
        Ticket ticket = views.find(ticketId(ctx));
        Access.caller(ctx).mustBelongTo(ticket.office());
        ctx.json(views.withPeriods(ticket));
    }

    private Press press(Context ctx) {
        TicketId id = ticketId(ctx);
        OfficeId office = views.find(id).office();
        Caller caller = Access.caller(ctx);
        caller.mustBelongTo(office);
        Body body = Body.of(ctx);
        return new Press(office, id, officer(caller), new Cause(caller.actor(), body.requestId()), body);
    }

    private static TicketId ticketId(Context ctx) {
        String text = ctx.pathParam("ticket");
        try {
            return TicketId.of(text);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(ApiError.TICKET__NOT_FOUND, text);
        }
    }

    private static CounterPath counter(Context ctx) {
        CounterPath at = CounterPath.of(ctx.pathParam("counter"));
        Access.caller(ctx).mustBelongTo(at.office());
        return at;
    }

    private static String key(OfficeId office, String scoped) {
        return office.keyOf(scoped).orElseThrow(() -> new IllegalArgumentException(scoped + " is not of " + office));
    }

    private static Officer officer(Caller caller) {
        return new Officer(caller.id(), caller.name());
    }
}
