package org.moiso.server.signage;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsMessageContext;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Access;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.SocketHub;
import org.moiso.server.web.Sockets;

/** The board, as a snapshot over HTTP and live over a WebSocket. */
public final class BoardRoutes implements Routes {

    private final OfficePlans plans;
    private final LobbyBoard board;
    private final SocketHub hub;
    private final ScreenWatch screens;

    public BoardRoutes(OfficePlans plans, LobbyBoard board, SocketHub hub, ScreenWatch screens) {
        this.plans = plans;
        this.board = board;
        this.hub = hub;
        this.screens = screens;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get(
                        "/api/offices/{office}/board",
                        ctx -> ctx.json(board.board(plans.named(ctx.pathParam("office")))),
                        Role.VISITOR)
                .get(
                        "/api/offices/{office}/screens",
                        ctx -> {
                            OfficePlan plan = plans.named(ctx.pathParam("office"));
                            Access.caller(ctx).mustBelongTo(plan.id());
                            ctx.json(screens.of(plan));
                        },
                        Role.SUPERVISOR)
                .ws("/ws/offices/{office}/board", this::board, Role.VISITOR);
    }

    private void board(WsConfig ws) {
        ws.onConnect(this::connect);
        ws.onMessage(this::heard);
        ws.onClose(socket -> {
            hub.leave(socket);
            screens.gone(socket.sessionId());
        });
        ws.onError(hub::leave);
    }

    private void connect(WsConnectContext socket) {
        OfficePlan plan =
                OfficeId.find(socket.pathParam("office")).flatMap(plans::find).orElse(null);
        if (plan == null) {
            socket.closeSession(4404, "no such office");
            return;
        }
        SocketHub.Subscription subscription = hub.join(LobbyBoard.topic(plan.id()), socket);
        screens.connected(plan.id(), socket.sessionId(), Sockets.caller(socket));
        subscription.begin(board.firstFrames(plan, Sockets.since(socket)));
    }

    private void heard(WsMessageContext socket) {
        @Nullable JsonNode frame = Sockets.frame(socket);
        if (frame != null) {
            screens.said(socket.sessionId(), frame);
        }
    }
}
