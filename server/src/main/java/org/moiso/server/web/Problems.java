package org.moiso.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.NotAccepted;
import org.moiso.server.db.UnknownOffice;
import org.moiso.server.json.Json;
import org.moiso.server.text.Language;
import org.moiso.server.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into {@code application/problem+json} (RFC 9457), in the caller's language; the one place where bugs are logged. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String LANGUAGE = "moiso.language";

    private final Messages messages;

    public Problems(Messages messages) {
        this.messages = messages;
    }

    /** Answers in this language from here on, whatever the header says; for requests that name one. */
    public static void speak(Context ctx, Language language) {
        ctx.attribute(LANGUAGE, language);
    }

    public static Language language(Context ctx) {
        Language named = ctx.attribute(LANGUAGE);
        if (named != null) {
            return named;
        }
        String header = ctx.header("Accept-Language");
        return header == null ? Language.VI : Language.preferred(header);
    }

    void register(JavalinConfig config) {
        config.routes.exception(
                RuleViolation.class,
                (e, ctx) -> answer(ctx, e.error(), e.arguments().toArray()));
        config.routes.exception(
                UnknownOffice.class,
                (e, ctx) -> answer(ctx, ApiError.OFFICE__NOT_FOUND, e.office().value()));
        config.routes.exception(NotAccepted.class, (e, ctx) -> {
            LOG.warn("refused={} path={} reason=\"{}\"", ApiError.SERVER__BUSY.code(), ctx.path(), e.getMessage());
            answer(ctx, ApiError.SERVER__BUSY);
        });
        config.routes.exception(HttpResponseException.class, this::answer);
        config.routes.exception(Exception.class, this::answerBug);
        config.routes.error(404, ctx -> {
            if (ctx.path().startsWith("/api/") && ctx.res().getContentType() == null) {
                answer(ctx, ApiError.ROUTE__NOT_FOUND, ctx.path());
            }
        });
    }

    private void answer(HttpResponseException e, Context ctx) {
        switch (e.getStatus()) {
            case 404 -> answer(ctx, ApiError.ROUTE__NOT_FOUND, ctx.path());
            case 405 -> answer(ctx, ApiError.ROUTE__WRONG_METHOD, ctx.path(), ctx.method());
            case 413 -> answer(ctx, ApiError.REQUEST__TOO_LARGE);
            default -> write(ctx, e.getStatus(), "http." + e.getStatus(), String.valueOf(e.getMessage()));
        }
    }

    private void answerBug(Exception e, Context ctx) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("incident={} method={} path={}", incident, ctx.method(), ctx.path(), e);
        answer(ctx, ApiError.SERVER__ERROR, incident);
    }

    private void answer(Context ctx, ApiError error, @Nullable Object... arguments) {
        write(ctx, error.status(), error.code(), messages.say(language(ctx), "error." + error.code(), arguments));
    }

    private static void write(Context ctx, int status, String code, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:moiso:problem:" + code);
        problem.put("title", code);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("code", code);
        ctx.status(status)
                .contentType("application/problem+json; charset=utf-8")
                .result(Json.write(problem));
    }
}
