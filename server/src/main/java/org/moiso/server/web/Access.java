package org.moiso.server.web;

import io.javalin.http.Context;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each request who is asking and whether the route is for them. Safe for all threads.
 */
public final class Access {

    /** The cookie that carries a staff session. */
    public static final String COOKIE = "moiso_session";

    static final String CALLER = "moiso.caller";
    static final String CREDENTIAL = "moiso.credential";

    /** What a caller has shown: a device's token, or a staff session's cookie. */
    record Credential(boolean token, String text) {}

    private final Function<String, Caller> bySession;
    private final Function<String, Caller> byToken;

    /**
     * @param bySession who holds this session cookie; a visitor when it is not valid
     * @param byToken who holds this device token; a visitor when it is not valid.
     */
    public Access(Function<String, Caller> bySession, Function<String, Caller> byToken) {
        this.bySession = bySession;
        this.byToken = byToken;
    }

    /**
     * Runs before every matched route.
     *
     * @throws RuleViolation when it is not for this caller
     */
    public void admit(Context ctx) {
        Credential credential = credential(ctx);
        Caller caller = credential == null ? Caller.visitor() : holder(credential);
        ctx.attribute(CREDENTIAL, credential);
        ctx.attribute(CALLER, caller);
        if (caller.role().satisfies(ctx.routeRoles())) {
            return;
        }
        throw new RuleViolation(caller.role() == Role.VISITOR ? ApiError.SESSION__REQUIRED : ApiError.ACCESS__DENIED);
    }

    /** Who is asking, once {@link #admit} has run. */
    public static Caller caller(Context ctx) {
        Caller caller = ctx.attribute(CALLER);
        return caller == null ? Caller.visitor() : caller;
    }

    /** Whose credential that is now; a visitor when it is not valid, or not any more. */
    Caller holder(Credential credential) {
        return (credential.token ? byToken : bySession).apply(credential.text);
    }

    private static @Nullable Credential credential(Context ctx) {
        String token = bearer(ctx);
        if (token == null && ctx.path().startsWith("/ws/")) {
            token = ctx.queryParam("token");
        }
        String cookie = ctx.cookie(COOKIE);
        return token != null ? new Credential(true, token) : cookie != null ? new Credential(false, cookie) : null;
    }

    private static @Nullable String bearer(Context ctx) {
        String header = ctx.header("Authorization");
        return header != null && header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : null;
    }
}
