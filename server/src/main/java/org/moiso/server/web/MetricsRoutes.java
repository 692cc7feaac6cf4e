package org.moiso.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Figures for Prometheus, in its text format, for whoever has the token of {@code metrics.token}. Without that key there are none. */
public final class MetricsRoutes implements Routes {

    /**
     * One figure.
     *
     * @param counts whether it only grows
     * @param of what it is of where there are several, such as {@code {office="xa-mau"}}; else empty. Those of one name follow each other
     */
    public record Figure(String name, String help, boolean counts, String of, double value) {}

    private final @Nullable String token;
    private final Supplier<List<Figure>> figures;

    public MetricsRoutes(@Nullable String token, Supplier<List<Figure>> figures) {
        this.token = token;
        this.figures = figures;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.get("/metrics", this::show, Role.VISITOR);
    }

    private void show(Context ctx) {
        if (token == null) {
            throw new RuleViolation(ApiError.ROUTE__NOT_FOUND);
        }
        String said = ctx.header("Authorization");
        if (said == null || !MessageDigest.isEqual(bytes("Bearer " + token), bytes(said))) {
            throw new RuleViolation(ApiError.SESSION__REQUIRED);
        }
        StringBuilder text = new StringBuilder();
        String before = "";
        for (Figure it : figures.get()) {
            if (!it.name.equals(before)) {
                text.append("# HELP ").append(it.name).append(' ').append(it.help);
                text.append("\n# TYPE ").append(it.name).append(it.counts ? " counter\n" : " gauge\n");
            }
            text.append(it.name).append(it.of).append(' ').append(it.value).append('\n');
            before = it.name;
        }
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(text.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
