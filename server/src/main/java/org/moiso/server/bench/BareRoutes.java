package org.moiso.server.bench;

import io.javalin.Javalin;
import java.util.UUID;

/** The ceiling of HTTP: a Javalin route that answers the same bytes, and does nothing else or one thing before. */
final class BareRoutes implements AutoCloseable {

    private final String what;
    private final Javalin javalin;

    /**
     * @param work what is done before each answer
     */
    BareRoutes(String what, String answer, Load.Operation work) {
        this.what = what;
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.port = 0;
            config.routes.post("/bare", ctx -> {
                String asked = ctx.body();
                work.once();
                ctx.status(asked.isEmpty() ? 400 : 201)
                        .contentType("application/json")
                        .result(answer);
            });
        });
        javalin.start();
    }

    String name() {
        return what;
    }

    int port() {
        return javalin.port();
    }

    Figures measure(int clients, double seconds) throws Exception {
        return Load.run(what, clients, seconds, () -> {
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
