package org.moiso.server.supervise;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConnectContext;
import java.util.List;
import java.util.Optional;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Access;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.SocketHub;
import org.moiso.server.web.Sockets;

/** The hall for its supervisors, once over HTTP and live. */
public final class HallSocket implements Routes {

    private final OfficePlans plans;
    private final Hall hall;
    private final SocketHub hub;

    public HallSocket(OfficePlans plans, Hall hall, SocketHub hub) {
        this.plans = plans;
        this.hall = hall;
        this.hub = hub;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/offices/{office}/hall", ctx -> ctx.json(hall.view(plan(ctx))), Role.SUPERVISOR)
                .ws(
                        "/ws/offices/{office}/hall",
                        ws -> {
                            ws.onConnect(this::connect);
                            ws.onClose(hub::leave);
                            ws.onError(hub::leave);
                        },
                        Role.SUPERVISOR);
    }

    private OfficePlan plan(Context ctx) {
        OfficePlan plan = plans.named(ctx.pathParam("office"));
        Access.caller(ctx).mustBelongTo(plan.id());
        return plan;
    }

    private void connect(WsConnectContext socket) {
        Caller caller = Sockets.caller(socket);
        Optional<OfficePlan> plan = OfficeId.find(socket.pathParam("office"))
                .filter(office -> caller.office() == null || office.equals(caller.office()))
                .flatMap(plans::find);
        if (plan.isEmpty()) {
            socket.closeSession(4404, "no such office");
            return;
        }
        SocketHub.Subscription subscription = hub.join(Hall.topic(plan.get().id()), socket);
        subscription.begin(List.of(hall.snapshot(plan.get())));
    }
}
