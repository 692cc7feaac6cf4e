package org.moiso.server.supervise;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.moiso.server.call.NoteId;
import org.moiso.server.call.Noting;
import org.moiso.server.call.Supervising;
import org.moiso.server.call.TicketViews;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.json.Json;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterPath;
import org.moiso.server.office.Officer;
import org.moiso.server.text.LocalText;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** What a supervisor does from the hall: every press has its reason. */
public final class SuperviseRoutes implements Routes {

    private static final int REASON_AT_MOST = 200;
    private static final int MOST_IN_A_ROW = 20;
    private static final Set<String> RULES = Set.of("head-start", "interleave", "strict");

    private final Supervising supervising;
    private final Noting noting;
    private final TicketViews views;

    public SuperviseRoutes(Supervising supervising, Noting noting, TicketViews views) {
        this.supervising = supervising;
        this.noting = noting;
        this.views = views;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .post("/api/tickets/{ticket}/move", this::move, Role.SUPERVISOR)
                .post("/api/tickets/{ticket}/priority", this::reclassify, Role.SUPERVISOR)
                .post("/api/services/{service}/close", this::close, Role.SUPERVISOR)
                .post("/api/services/{service}/open", this::open, Role.SUPERVISOR)
                .post("/api/offices/{office}/rule", this::changeRule, Role.SUPERVISOR)
                .post("/api/counters/{counter}/notes", this::send, Role.SUPERVISOR)
                .post("/api/counters/{counter}/notes/{note}/seen", this::seen, Role.OFFICER);
    }

    private void move(Context ctx) {
        TicketId id = ticket(ctx);
        OfficeId office = officeOf(ctx, id);
        Body body = Body.of(ctx);
        Optional<ServiceId> service = body.findAs("service", text -> new ServiceId(key(office, text)));
        Optional<CounterId> counter = body.findAs("counter", text -> new CounterId(key(office, text)));
        if (service.isEmpty() && counter.isEmpty()) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, "service");
        }
        ctx.json(views.shown(supervising.move(
                office, id, press(ctx, body), service.orElse(null), counter.orElse(null), reason(body))));
    }

    private void reclassify(Context ctx) {
        TicketId id = ticket(ctx);
        OfficeId office = officeOf(ctx, id);
        Body body = Body.of(ctx);
        PriorityId priority = body.as("priority", PriorityId::new);
        ctx.json(views.shown(supervising.reclassify(office, id, press(ctx, body), priority, reason(body))));
    }

    private void close(Context ctx) {
        OfficeId office = scoped(ctx, "service", ApiError.SERVICE__NOT_FOUND);
        ServiceId service = service(ctx, office);
        Body body = Body.of(ctx);
        Instant until = body.findAs("until", SuperviseRoutes::instant).orElse(null);
        supervising.closeService(office, service, press(ctx, body), shownReason(body), until);
        ctx.status(204);
    }

    private void open(Context ctx) {
        OfficeId office = scoped(ctx, "service", ApiError.SERVICE__NOT_FOUND);
        ServiceId service = service(ctx, office);
        Body body = Body.of(ctx);
        supervising.openService(office, service, press(ctx, body), reason(body));
        ctx.status(204);
    }

    private void changeRule(Context ctx) {
        String text = ctx.pathParam("office");
        OfficeId office = OfficeId.find(text).orElseThrow(() -> new RuleViolation(ApiError.OFFICE__NOT_FOUND, text));
        Access.caller(ctx).mustBelongTo(office);
        Body body = Body.of(ctx);
        String rule = body.as("callingRule", SuperviseRoutes::rule);
        Integer interleave = body.number("interleave", 1, MOST_IN_A_ROW).orElse(null);
        supervising.changeRule(office, press(ctx, body), rule, interleave, reason(body));
        ctx.status(204);
    }

    private void send(Context ctx) {
        CounterPath at = counter(ctx);
        Body body = Body.of(ctx);
        String words = body.as("words", SuperviseRoutes::short200);
        NoteId note = noting.send(at.office(), at.counter(), Access.caller(ctx).name(), press(ctx, body), words);
        ctx.status(201).json(Map.of("id", note));
    }

    private void seen(Context ctx) {
        CounterPath at = counter(ctx);
        Caller caller = Access.caller(ctx);
        NoteId note = find(ctx.pathParam("note"));
        noting.seen(at.office(), at.counter(), note, new Officer(caller.id(), caller.name()), press(ctx, Body.of(ctx)));
        ctx.status(204);
    }

    private static Cause press(Context ctx, Body body) {
        return new Cause(Access.caller(ctx).actor(), body.requestId());
    }

    private static String reason(Body body) {
        return body.as("reason", SuperviseRoutes::short200);
    }

    /** Visitors read it, so it is a text in their languages. */
    private static LocalText shownReason(Body body) {
        try {
            LocalText reason = Json.read(body.object("reason"), LocalText.class);
            if (reason.vi().isBlank() || longest(reason) > REASON_AT_MOST) {
                throw new RuleViolation(ApiError.REQUEST__INVALID, "reason");
            }
            return reason;
        } catch (IllegalStateException e) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, "reason");
        }
    }

    private static int longest(LocalText text) {
        int english = text.en() == null ? 0 : text.en().length();
        int khmer = text.km() == null ? 0 : text.km().length();
        return Math.max(text.vi().length(), Math.max(english, khmer));
    }

    private static String short200(String text) {
        if (text.length() > REASON_AT_MOST) {
            throw new IllegalArgumentException("Up to " + REASON_AT_MOST + " characters");
        }
        return text;
    }

    private static String rule(String text) {
        if (!RULES.contains(text)) {
            throw new IllegalArgumentException("head-start, interleave or strict");
        }
        return text;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("An instant with its offset", e);
        }
    }

    private OfficeId officeOf(Context ctx, TicketId id) {
        OfficeId office = views.find(id).office();
        Access.caller(ctx).mustBelongTo(office);
        return office;
    }

    private static TicketId ticket(Context ctx) {
        String text = ctx.pathParam("ticket");
        try {
            return TicketId.of(text);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(ApiError.TICKET__NOT_FOUND, text);
        }
    }

    private static NoteId find(String note) {
        try {
            return NoteId.of(note);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(ApiError.NOTE__NOT_FOUND);
        }
    }

    private static CounterPath counter(Context ctx) {
        CounterPath at = CounterPath.of(ctx.pathParam("counter"));
        Access.caller(ctx).mustBelongTo(at.office());
        return at;
    }

    private static OfficeId scoped(Context ctx, String parameter, ApiError unknown) {
        String scoped = ctx.pathParam(parameter);
        OfficeId office = OfficeId.ofScoped(scoped).orElseThrow(() -> new RuleViolation(unknown, scoped));
        Access.caller(ctx).mustBelongTo(office);
        return office;
    }

    private static ServiceId service(Context ctx, OfficeId office) {
        String scoped = ctx.pathParam("service");
        return office.keyOf(scoped)
                .filter(OfficeId::isKey)
                .map(ServiceId::new)
                .orElseThrow(() -> new RuleViolation(ApiError.SERVICE__NOT_FOUND, scoped));
    }

    private static String key(OfficeId office, String scoped) {
        return office.keyOf(scoped).orElseThrow(() -> new IllegalArgumentException(scoped + " is not of " + office));
    }
}
