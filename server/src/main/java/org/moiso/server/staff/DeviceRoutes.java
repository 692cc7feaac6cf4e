package org.moiso.server.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.moiso.server.web.Access;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;

/** What a device learns of itself by its token, so that nobody has to type its id as well. */
public final class DeviceRoutes implements Routes {

    /**
     * A device.
     *
     * @param id scoped: {@code xa-mau.may-in-1}
     */
    record DeviceView(
            String id, String role, String name, @Nullable String office) {}

    @Override
    public void register(JavalinConfig config) {
        config.routes.get("/api/device", DeviceRoutes::show, Role.DISPENSER, Role.SCREEN, Role.PRINTER);
    }

    private static void show(Context ctx) {
        Caller caller = Access.caller(ctx);
        String id = caller.office() == null ? caller.id() : caller.office().scoped(caller.id());
        String office = caller.office() == null ? null : caller.office().value();
        ctx.json(new DeviceView(id, caller.role().code(), caller.name(), office));
    }
}
