package org.moiso.server.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.moiso.server.web.Access;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;

/** What a device learns of itself by its token, so that nobody has to type its id as well. */
public final class DeviceRoutes implements Routes {

    @Override
    public void register(JavalinConfig config) {
        config.routes.get("/api/device", DeviceRoutes::show, Role.DISPENSER, Role.SCREEN, Role.PRINTER);
    }

    private static void show(Context ctx) {
        ctx.json(DeviceView.of(Access.caller(ctx)));
    }
}
