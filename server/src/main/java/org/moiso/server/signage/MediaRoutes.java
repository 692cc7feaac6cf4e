package org.moiso.server.signage;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.json.Json;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** Pictures and films: uploaded and arranged by an admin, fetched by every screen. */
public final class MediaRoutes implements Routes {

    private static final int NAME_AT_MOST = 200;
    private static final int SECONDS_AT_MOST = 3600;

    /** An item as the admin page sees it. */
    record MediaView(
            String hash,
            String name,
            String type,
            long bytes,
            int seconds,
            List<String> screens,
            OffsetDateTime addedAt) {}

    private final OfficePlans plans;
    private final MediaLibrary library;

    public MediaRoutes(OfficePlans plans, MediaLibrary library) {
        this.plans = plans;
        this.library = library;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/offices/{office}/media", this::list, Role.ADMIN)
                .post("/api/offices/{office}/media", this::add, Role.ADMIN)
                .put("/api/offices/{office}/media", this::arrange, Role.ADMIN)
                .delete("/api/offices/{office}/media/{hash}", this::remove, Role.ADMIN)
                .get("/api/offices/{office}/media/{hash}", this::content, Role.VISITOR);
    }

    private void list(Context ctx) {
        OfficePlan plan = mine(ctx);
        ctx.json(views(plan, library.of(plan.id())));
    }

    /** The body is the file itself, of any length up to that of its kind; it never lies in memory as a whole. */
    private void add(Context ctx) throws IOException {
        OfficePlan plan = mine(ctx);
        String name = ctx.queryParam("name");
        if (name == null || name.isBlank() || name.length() > NAME_AT_MOST || name.indexOf('\0') >= 0) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, "name");
        }
        MediaItem item = library.add(plan.id(), press(ctx, ctx.queryParam("requestId")), name, ctx.bodyInputStream());
        ctx.status(201).json(view(plan, item));
    }

    private void arrange(Context ctx) {
        OfficePlan plan = mine(ctx);
        Body body = Body.of(ctx);
        List<MediaLibrary.Arrangement> wanted = new ArrayList<>();
        for (JsonNode item : Json.tree(ctx.body()).path("items")) {
            wanted.add(arrangement(plan, item));
        }
        ctx.json(views(
                plan, library.arrange(plan.id(), new Cause(Access.caller(ctx).actor(), body.requestId()), wanted)));
    }

    private static MediaLibrary.Arrangement arrangement(OfficePlan plan, JsonNode item) {
        JsonNode seconds = item.path("seconds");
        if (!seconds.isInt() || seconds.intValue() < 0 || seconds.intValue() > SECONDS_AT_MOST) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, "seconds");
        }
        List<String> screens = new ArrayList<>();
        for (JsonNode screen : item.path("screens")) {
            if (plan.screens().stream().noneMatch(it -> it.id().value().equals(screen.asText()))) {
                throw new RuleViolation(ApiError.REQUEST__INVALID, "screens");
            }
            screens.add(screen.asText());
        }
        return new MediaLibrary.Arrangement(item.path("hash").asText(), seconds.intValue(), screens);
    }

    private void remove(Context ctx) {
        OfficePlan plan = mine(ctx);
        library.remove(plan.id(), new Cause(Access.caller(ctx).actor(), null), ctx.pathParam("hash"));
        ctx.status(204);
    }

    private void content(Context ctx) throws IOException {
        OfficeId office = plan(ctx).id();
        String hash = ctx.pathParam("hash");
        MediaItem item =
                library.find(office, hash).orElseThrow(() -> new RuleViolation(ApiError.MEDIA__NOT_FOUND, hash));
        // The name is the content's own: what a browser has of it is right for ever.
        ctx.header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Content-Length", Long.toString(item.bytes()))
                .contentType(item.type());
        library.write(office, item, ctx.outputStream());
    }

    private static List<MediaView> views(OfficePlan plan, List<MediaItem> items) {
        return items.stream().map(it -> view(plan, it)).toList();
    }

    private static MediaView view(OfficePlan plan, MediaItem item) {
        return new MediaView(
                item.hash(),
                item.name(),
                item.type(),
                item.bytes(),
                item.seconds(),
                item.screens(),
                plan.shown(item.addedAt()));
    }

    private static Cause press(Context ctx, @Nullable String requestId) {
        return new Cause(Access.caller(ctx).actor(), Body.requestId(requestId));
    }

    private OfficePlan mine(Context ctx) {
        OfficePlan plan = plan(ctx);
        Access.caller(ctx).mustBelongTo(plan.id());
        return plan;
    }

    private OfficePlan plan(Context ctx) {
        return plans.named(ctx.pathParam("office"));
    }
}
