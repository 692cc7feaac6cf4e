package org.moiso.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What pages load: scripts, styles, texts, icons, fonts and voices below {@code /web/}, read from the jar when asked for. Safe for all threads.
 *
 * <p>Not Jetty's own file handler: it opens the jar as a file system, eight times, which took a tenth of a second at the start and 40 MB of memory for good (ADR 29).
 */
final class WebFiles implements Routes {

    private static final String ADDRESS = "/web/";
    private static final String FONTS = "fonts/";
    private static final int TAG_BYTES = 12;

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "txt", "text/plain; charset=utf-8",
            "svg", "image/svg+xml",
            "ogg", "application/ogg",
            "woff2", "font/woff2");

    /** What is compressed as it is. */
    private static final List<String> PACKED = List.of("ogg", "woff2");

    /** The tag of each file that was asked for: the jar does not change while it runs. */
    private final Map<String, String> tags = new ConcurrentHashMap<>();

    @Override
    public void register(JavalinConfig config) {
        config.routes.get(ADDRESS + "<file>", this::answer, Role.VISITOR);
    }

    private void answer(Context ctx) throws IOException {
        String name = ctx.pathParam("file");
        String kind = name.substring(name.lastIndexOf('.') + 1);
        String type = TYPES.get(kind);
        if (type == null || name.contains("..") || name.contains("//") || name.contains("\\")) {
            throw missing(ctx);
        }
        String known = tags.get(name);
        if (known != null && known.equals(ctx.header("If-None-Match"))) {
            tell(ctx, name, known);
            ctx.status(304);
            return;
        }
        byte[] content = read(ctx, name);
        String tag = tags.computeIfAbsent(name, unused -> tag(content));
        tell(ctx, name, tag);
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
            return;
        }
        if (PACKED.contains(kind)) {
            ctx.disableCompression();
        }
        ctx.contentType(type).result(content);
    }

    /** A font stays the same under its name; of everything else a browser asks whether it has changed. */
    private static void tell(Context ctx, String name, String tag) {
        ctx.header("Cache-Control", name.startsWith(FONTS) ? "max-age=2592000" : "no-cache")
                .header("ETag", tag);
    }

    private static byte[] read(Context ctx, String name) throws IOException {
        try (InputStream file = WebFiles.class.getResourceAsStream(ADDRESS + name)) {
            if (file == null) {
                throw missing(ctx);
            }
            return file.readAllBytes();
        }
    }

    private static RuleViolation missing(Context ctx) {
        return new RuleViolation(ApiError.ROUTE__NOT_FOUND, ctx.path());
    }

    /** A weak one: it says the same of the compressed answer. */
    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
