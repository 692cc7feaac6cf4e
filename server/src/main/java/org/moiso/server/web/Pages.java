package org.moiso.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages at their own addresses; what they load lies below {@code /web/}. */
public final class Pages implements Routes {

    private static final Map<String, String> PAGES = pages();

    /** What the phone runs while its tracking page is closed. A worker may serve what lies below its own address, so it lies at the top. */
    private static final String WORKER = "/track-worker.js";

    @Override
    public void register(JavalinConfig config) {
        String worker = read("/web/track/worker.js");
        config.routes.get(
                WORKER,
                ctx -> ctx.header("Cache-Control", "no-cache")
                        .contentType("text/javascript")
                        .result(worker),
                Role.VISITOR);
        new WebFiles().register(config);
        PAGES.forEach((address, file) -> {
            String html = read("/web/" + file);
            config.routes.get(address, ctx -> show(ctx, html), Role.VISITOR);
        });
    }

    private static void show(Context ctx, String html) {
        ctx.header("Cache-Control", "no-cache").html(html);
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("/", "index.html");
        pages.put("/kiosk/{office}", "kiosk.html");
        pages.put("/board/{office}", "board.html");
        pages.put("/counter-board/{counter}", "counter-board.html");
        pages.put("/console", "console.html");
        pages.put("/hall", "hall.html");
        pages.put("/admin", "admin.html");
        pages.put("/t/{code}", "track.html");
        pages.put("/book/{office}", "book.html");
        pages.put("/printer/{printer}", "printer.html");
        return pages;
    }

    private static String read(String resource) {
        try (InputStream file = Pages.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("The jar lacks " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
