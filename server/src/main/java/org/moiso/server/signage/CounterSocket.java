package org.moiso.server.signage;

import io.javalin.config.JavalinConfig;
import io.javalin.websocket.WsConnectContext;
import java.util.List;
import java.util.Optional;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Counter;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.SocketHub;
import org.moiso.server.web.Sockets;

/** A counter, live: for its officer's console and for the small screen over it. */
public final class CounterSocket implements Routes {

    private final OfficePlans plans;
    private final CounterDesk desk;
    private final SocketHub hub;

    public CounterSocket(OfficePlans plans, CounterDesk desk, SocketHub hub) {
        this.plans = plans;
        this.desk = desk;
        this.hub = hub;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.ws(
                "/ws/counters/{counter}",
                ws -> {
                    ws.onConnect(this::connect);
                    ws.onClose(hub::leave);
                    ws.onError(hub::leave);
                },
                Role.OFFICER,
                Role.SCREEN);
    }

    private void connect(WsConnectContext socket) {
        String scoped = socket.pathParam("counter");
        Caller caller = Sockets.caller(socket);
        Optional<OfficePlan> plan = OfficeId.ofScoped(scoped)
                .filter(office -> caller.office() == null || office.equals(caller.office()))
                .flatMap(plans::find);
        Optional<Counter> counter = plan.flatMap(it -> it.counters().stream()
                .filter(each -> it.id().scoped(each.id().value()).equals(scoped))
                .findFirst());
        if (plan.isEmpty() || counter.isEmpty()) {
            socket.closeSession(4404, "no such counter");
            return;
        }
        CounterDesk.Follower follower =
                caller.role() == Role.SCREEN ? CounterDesk.Follower.SCREEN : CounterDesk.Follower.OFFICER;
        SocketHub.Subscription subscription =
                hub.join(CounterDesk.topic(plan.get().id(), counter.get().id(), follower), socket);
        subscription.begin(List.of(desk.snapshot(plan.get(), counter.get(), follower)));
    }
}
