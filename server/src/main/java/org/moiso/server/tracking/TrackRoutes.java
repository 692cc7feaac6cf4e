package org.moiso.server.tracking;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConnectContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.TicketViews;
import org.moiso.server.db.Cause;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.Ticketing;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Problems;
import org.moiso.server.web.QrCode;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;
import org.moiso.server.web.SocketHub;

/** What the holder of a tracking code may do. The code is the right: nobody signs in. */
public final class TrackRoutes implements Routes {

    private final Tracking tracking;
    private final Ticketing ticketing;
    private final TicketViews views;
    private final SocketHub hub;

    public TrackRoutes(Tracking tracking, Ticketing ticketing, TicketViews views, SocketHub hub) {
        this.tracking = tracking;
        this.ticketing = ticketing;
        this.views = views;
        this.hub = hub;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/track/{code}", this::show, Role.VISITOR)
                .post("/api/track/{code}/cancel", this::cancel, Role.VISITOR)
                .get("/api/track/{code}/qr.svg", this::qr, Role.VISITOR)
                .ws(
                        "/ws/track/{code}",
                        ws -> {
                            ws.onConnect(this::connect);
                            ws.onClose(hub::leave);
                            ws.onError(hub::leave);
                        },
                        Role.VISITOR);
    }

    private void show(Context ctx) {
        Ticket ticket = ticket(ctx);
        ctx.json(tracking.view(ticket, language(ctx.queryParam("language"), ticket)));
    }

    private void cancel(Context ctx) {
        Ticket ticket = ticket(ctx);
        Language language = language(ctx.queryParam("language"), ticket);
        Problems.speak(ctx, language);
        Cause press = new Cause(Access.caller(ctx).actor(), Body.of(ctx).requestId());
        ctx.json(tracking.view(ticketing.cancel(ticket, press), language));
    }

    private void connect(WsConnectContext socket) {
        tracking.find(socket.pathParam("code"))
                .ifPresentOrElse(ticket -> follow(socket, ticket), () -> socket.closeSession(4404, "no such ticket"));
    }

    private void follow(WsConnectContext socket, Ticket ticket) {
        Language language = language(socket.queryParam("language"), ticket);
        hub.join(Tracking.topic(ticket, language), socket).begin(List.of(tracking.snapshot(ticket, language)));
    }

    private static Language language(@Nullable String wanted, Ticket ticket) {
        return wanted == null ? ticket.language() : Language.find(wanted).orElse(ticket.language());
    }

    private void qr(Context ctx) {
        QrCode.answer(ctx, views.trackingUrl(ticket(ctx)));
    }

    private Ticket ticket(Context ctx) {
        String code = ctx.pathParam("code");
        return tracking.find(code).orElseThrow(() -> new RuleViolation(ApiError.TICKET__NOT_FOUND, code));
    }
}
