package org.moiso.server.signage;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.text.Language;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** The recorded voice: made by an admin, fetched by every screen. */
public final class VoiceRoutes implements Routes {

    /** Words of any script, or an office's key of a service. */
    private static final Pattern CLIP = Pattern.compile("[\\p{L}\\p{M}\\p{N} ._-]{1,60}");

    /** A recording as the pages see it. */
    record VoiceClipView(String clip, String hash, String type, int bytes, OffsetDateTime recordedAt) {}

    private final OfficePlans plans;
    private final VoiceLibrary library;

    public VoiceRoutes(OfficePlans plans, VoiceLibrary library) {
        this.plans = plans;
        this.library = library;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/offices/{office}/voice/{language}", this::list, Role.VISITOR)
                .get("/api/offices/{office}/voice/{language}/{clip}", this::sound, Role.VISITOR)
                .put("/api/offices/{office}/voice/{language}/{clip}", this::put, Role.ADMIN)
                .delete("/api/offices/{office}/voice/{language}/{clip}", this::remove, Role.ADMIN);
    }

    private void list(Context ctx) {
        OfficePlan plan = plan(ctx);
        ctx.json(library.of(plan.id(), language(ctx)).stream()
                .map(it -> view(plan, it))
                .toList());
    }

    private void sound(Context ctx) {
        OfficeId office = plan(ctx).id();
        String name = clip(ctx);
        VoiceClip clip = library.find(office, language(ctx), name)
                .orElseThrow(() -> new RuleViolation(ApiError.VOICE__NOT_FOUND, name));
        byte[] sound =
                library.sound(office, clip).orElseThrow(() -> new RuleViolation(ApiError.VOICE__NOT_FOUND, name));
        if (clip.hash().equals(ctx.queryParam("hash"))) {
            ctx.header("Cache-Control", "public, max-age=31536000, immutable");
        }
        ctx.contentType(clip.type()).result(sound);
    }

    private void put(Context ctx) throws IOException {
        OfficePlan plan = mine(ctx);
        byte[] sound = ctx.bodyInputStream().readNBytes(VoiceLibrary.BYTES_AT_MOST + 1);
        ctx.json(view(plan, library.put(plan.id(), press(ctx), language(ctx), clip(ctx), sound)));
    }

    private void remove(Context ctx) {
        library.remove(mine(ctx).id(), press(ctx), language(ctx), clip(ctx));
        ctx.status(204);
    }

    private static VoiceClipView view(OfficePlan plan, VoiceClip clip) {
        return new VoiceClipView(clip.clip(), clip.hash(), clip.type(), clip.bytes(), plan.shown(clip.recordedAt()));
    }

    /** Both changes say what is to be, so that a repeated one needs no memory. */
    private static Cause press(Context ctx) {
        return new Cause(Access.caller(ctx).actor(), null);
    }

    private static Language language(Context ctx) {
        return Language.find(ctx.pathParam("language"))
                .orElseThrow(() -> new RuleViolation(ApiError.REQUEST__INVALID, "language"));
    }

    private static String clip(Context ctx) {
        String clip = ctx.pathParam("clip");
        if (!CLIP.matcher(clip).matches()) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, "clip");
        }
        return clip;
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
