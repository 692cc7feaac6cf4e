package org.moiso.server.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.json.JavalinJackson;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsHandlerType;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.moiso.server.json.Json;

/** The HTTP side of the server: Javalin, configured in one place. */
public final class WebServer implements AutoCloseable {

    private static final long BODY_AT_MOST = 256 * 1024;
    private static final int IDLE_MILLISECONDS = 60_000;
    private static final int FRAME_AT_MOST = 64 * 1024;
    private static final int COMPRESSED_FROM = 300;

    /** Each answer takes a buffer of this size for a moment; most are smaller than a tenth of Javalin's usual one, which made half of what a press left to the collector of garbage. */
    private static final int COPIED_AT_ONCE = 4096;

    private static final String POLICY =
            "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; media-src 'self' blob:;"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'";

    /**
     * A registered address.
     *
     * @param method {@code GET} and so on; {@code WS} for a WebSocket
     * @param roles who may use it
     */
    public record Route(String method, String path, Set<String> roles) {}

    private final List<Route> routes = new ArrayList<>();
    private final Javalin javalin;

    public WebServer(String host, int port, Access access, Problems problems, List<Routes> features) {
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.host = host;
            config.jetty.port = port;
            config.jetty.threadPool = threads();
            config.jetty.modifyWebSocketServletFactory(factory -> {
                factory.setIdleTimeout(Duration.ofSeconds(60));
                factory.setMaxTextMessageSize(FRAME_AT_MOST);
            });
            config.jetty.modifyServletContextHandler(WebServer::firstAlone);
            BehindProxy.believe(config, host);
            config.http.maxRequestSize = BODY_AT_MOST;
            config.http.responseBufferSize = COPIED_AT_ONCE;
            config.http.prefer405over404 = true;
            config.http.compressionStrategy = compression();
            config.jsonMapper(new JavalinJackson(Json.mapper(), false));
            config.events.handlerAdded(it -> remember(it.getHttpMethod(), it.getPath(), it.getRoles()));
            config.events.wsHandlerAdded(it -> remember(it.getHandlerType(), it.getPath(), it.getRoles()));
            config.routes.before(WebServer::protect);
            config.routes.beforeMatched(access::admit);
            config.routes.wsBeforeUpgrade(WebServer::onlyFromHere);
            config.routes.wsBeforeUpgrade(access::admit);
            problems.register(config);
            features.forEach(feature -> feature.register(config));
        });
    }

    /** Makes ready what a server takes time for and what needs no data; to be called early, beside other work. */
    public static void prepare() {
        MimeTypes.DEFAULTS.getMimeMap();
    }

    /** The pages are made of many small files; from this size on each is worth compressing. */
    private static CompressionStrategy compression() {
        CompressionStrategy strategy = new CompressionStrategy(null, new Gzip(6));
        strategy.setDefaultMinSizeForCompression(COMPRESSED_FROM);
        return strategy;
    }

    /**
     * @return the port it listens on, which is the given one, or a free one where 0 was given
     */
    public int start() {
        javalin.start();
        return javalin.port();
    }

    /** Every address that the features have registered. */
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    private void remember(HandlerType method, String path, Set<RouteRole> roles) {
        if (method.isHttpMethod()) {
            routes.add(new Route(method.name(), path.replace('<', '{').replace('>', '}'), codes(roles)));
        }
    }

    private void remember(WsHandlerType type, String path, Set<RouteRole> roles) {
        if (type == WsHandlerType.WEBSOCKET) {
            routes.add(new Route("WS", path, codes(roles)));
        }
    }

    private static Set<String> codes(Set<RouteRole> roles) {
        return roles.stream().map(role -> ((Role) role).code()).collect(Collectors.toUnmodifiableSet());
    }

    private static void firstAlone(ServletContextHandler handler) {
        FilterHolder filter = new FilterHolder(new FirstAlone());
        filter.setAsyncSupported(true);
        handler.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static QueuedThreadPool threads() {
        // Jetty's own queue asks the JVM's management for the size of a cache line, which takes longer than opening the
        // door.
        QueuedThreadPool pool = new QueuedThreadPool(200, 8, IDLE_MILLISECONDS, new LinkedBlockingQueue<>());
        pool.setName("http");
        return pool;
    }

    private static void protect(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Permissions-Policy", "camera=(), geolocation=()");
        if (ctx.path().startsWith("/api/")) {
            ctx.header("Cache-Control", "no-store");
        }
    }

    /** A page of another site must not open a socket with the officer's cookie. Programs send no Origin. */
    private static void onlyFromHere(Context ctx) {
        String origin = ctx.header("Origin");
        if (origin != null && !origin.replaceFirst("^https?://", "").equals(ctx.header("Host"))) {
            throw new RuleViolation(ApiError.ACCESS__DENIED);
        }
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
