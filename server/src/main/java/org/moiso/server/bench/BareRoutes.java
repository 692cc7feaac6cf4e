package org.moiso.server.bench;

import io.javalin.Javalin;
import java.util.UUID;

/** The ceiling of HTTP: a Javalin route that does nothing but answer the same bytes. */
final class BareRoutes implements AutoCloseable {

    private final Javalin javalin;

    BareRoutes(String answer) {
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.port = 0;
            config.routes.post("/bare", ctx -> {
                String asked = ctx.body();
                ctx.status(asked.isEmpty() ? 400 : 201)
                        .contentType("application/json")
                        .result(answer);
            });
        });
        javalin.start();
    }

    int port() {
        return javalin.port();
    }

    Figures measure(int clients, double seconds) throws Exception {
        return Load.run("bare route, same bytes", clients, seconds, () -> {
            HttpLine line = new HttpLine(port(), "");
            return () ->
                    line.send("POST", "/bare", "{\"service\":\"bench.A\",\"requestId\":\"" + UUID.randomUUID() + "\"}");
        });
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
