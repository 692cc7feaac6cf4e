package org.moiso.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether this node can issue tickets: for load balancers and for people. */
public final class HealthRoutes implements Routes {

    private static final String DOWN =
            "The database takes no changes, so no ticket can be issued. Look whether its disk is full or read-only, or PostgreSQL unreachable; the log has the reason.";

    private final String version;
    private final String database;
    private final BooleanSupplier works;
    private final Supplier<List<String>> troubles;

    /**
     * @param works whether the database takes changes now
     * @param troubles what somebody should see to although tickets are issued, each a sentence with the next step; they name folders, so only admins read them
     */
    public HealthRoutes(String version, String database, BooleanSupplier works, Supplier<List<String>> troubles) {
        this.version = version;
        this.database = database;
        this.works = works;
        this.troubles = troubles;
    }

    record Health(String status, String version, String database, List<String> reasons) {}

    @Override
    public void register(JavalinConfig config) {
        config.routes.get("/api/health", this::show, Role.VISITOR).head("/api/health", this::show, Role.VISITOR);
    }

    private void show(Context ctx) {
        boolean up = works.getAsBoolean();
        List<String> seen = troubles.get();
        String status = !up ? "down" : seen.isEmpty() ? "up" : "degraded";
        List<String> told = Access.caller(ctx).role() == Role.ADMIN ? seen : List.of();
        ctx.status(up ? 200 : 503)
                .json(new Health(
                        status,
                        version,
                        database,
                        up
                                ? told
                                : Stream.concat(Stream.of(DOWN), told.stream()).toList()));
    }
}
