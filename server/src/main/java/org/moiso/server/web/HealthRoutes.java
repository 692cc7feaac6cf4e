package org.moiso.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.function.BooleanSupplier;

/** Whether this node can issue tickets: for load balancers and for people. */
public final class HealthRoutes implements Routes {

    private final String version;
    private final String database;
    private final BooleanSupplier works;

    /**
     * @param works whether the database takes changes now
     */
    public HealthRoutes(String version, String database, BooleanSupplier works) {
        this.version = version;
        this.database = database;
        this.works = works;
    }

    record Health(String status, String version, String database) {}

    @Override
    public void register(JavalinConfig config) {
        config.routes.get("/api/health", this::show, Role.VISITOR).head("/api/health", this::show, Role.VISITOR);
    }

    private void show(Context ctx) {
        boolean up = works.getAsBoolean();
        ctx.status(up ? 200 : 503).json(new Health(up ? "up" : "down", version, database));
    }
}
