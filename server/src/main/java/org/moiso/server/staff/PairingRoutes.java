package org.moiso.server.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** Letting new devices in: they show a code, an admin enters it. */
public final class PairingRoutes implements Routes {

    /** How a device stands: with a code to show until a moment, or let in as a device. */
    record AskedView(
            @Nullable String code,
            @Nullable OffsetDateTime until,
            @Nullable DeviceView device) {

        static AskedView of(Pairing.Asked asked) {
            return new AskedView(
                    asked.code(),
                    asked.until() == null ? null : asked.until().atOffset(ZoneOffset.UTC),
                    asked.device() == null ? null : DeviceView.of(asked.device()));
        }
    }

    private static final Set<Role> DEVICES = EnumSet.of(Role.DISPENSER, Role.SCREEN, Role.PRINTER);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43,128}");
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final OfficePlans plans;
    private final Pairing pairing;

    public PairingRoutes(OfficePlans plans, Pairing pairing) {
        this.plans = plans;
        this.pairing = pairing;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .post("/api/pairings", this::ask, Role.VISITOR)
                .post("/api/offices/{office}/pairings", this::approve, Role.ADMIN);
    }

    private void ask(Context ctx) {
        Body body = Body.of(ctx);
        Optional<OfficeId> office = body.find("office").map(plans::named).map(OfficePlan::id);
        Pairing.Asked asked = pairing.ask(
                body.as("role", PairingRoutes::device),
                office.orElse(null),
                body.as("token", text -> matching(text, TOKEN)),
                ctx.ip());
        ctx.status(asked.device() == null ? 201 : 200).json(AskedView.of(asked));
    }

    private void approve(Context ctx) {
        OfficePlan plan = plans.named(ctx.pathParam("office"));
        Caller caller = Access.caller(ctx);
        caller.mustBelongTo(plan.id());
        Body body = Body.of(ctx);
        String code = body.as("code", text -> matching(text.replace(" ", ""), CODE));
        String scoped = body.text("device");
        Caller device = plan.id()
                .keyOf(scoped)
                .flatMap(key -> Devices.find(plan, key))
                .orElseThrow(() -> new RuleViolation(ApiError.DEVICE__NOT_FOUND, scoped));
        ctx.json(DeviceView.of(pairing.approve(plan, code, device, new Cause(caller.actor(), body.requestId()))));
    }

    private static Role device(String code) {
        Role role = Role.of(code);
        if (!DEVICES.contains(role)) {
            throw new IllegalArgumentException(code + " is no device");
        }
        return role;
    }

    private static String matching(String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not of the form " + form);
        }
        return text;
    }
}
