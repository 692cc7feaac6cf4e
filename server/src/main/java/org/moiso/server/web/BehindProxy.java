package org.moiso.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;

/**
 * Who asks, where only a proxy on the same machine can. It says so in two headers, which nobody else is believed: tries to sign in and bookings are limited for each address.
 */
final class BehindProxy {

    private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "localhost", "::1");

    private BehindProxy() {}

    /**
     * @param host the address that is listened on
     */
    static void believe(JavalinConfig config, String host) {
        if (THIS_MACHINE.contains(host)) {
            config.contextResolver.ip =
                    ctx -> said(ctx, "X-Forwarded-For", ctx.req().getRemoteAddr());
            config.contextResolver.scheme =
                    ctx -> said(ctx, "X-Forwarded-Proto", ctx.req().getScheme());
        }
    }

    /** A proxy adds its word at the end; what stands before it may be anybody's. */
    private static String said(Context ctx, String header, String seen) {
        String words = ctx.header(header);
        return words == null
                ? seen
                : words.substring(words.lastIndexOf(',') + 1).trim();
    }
}
