package org.moiso.server.print;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.Slip;
import org.moiso.printer.SlipLogo;
import org.moiso.printer.SlipTemplate;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Printer;
import org.moiso.server.text.Language;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** Laying out the slips of an office: the dots that a plan would bring onto paper, before it is in force. */
public final class SlipDesignRoutes implements Routes {

    /** As long as the codes of real tickets. */
    private static final String EXAMPLE = "/t/EXAMPLE00000";

    private final PrintQueue queue;
    private final Supplying supplying;
    private final BiFunction<String, OfficeId, OfficePlan> reader;
    private final Supplier<String> url;

    /** A logo as a template has it. */
    record Logo(String picture) {}

    /**
     * @param reader reads a proposed plan of an office, refusing what cannot be used
     * @param url the address under which phones reach the server
     */
    public SlipDesignRoutes(
            PrintQueue queue,
            Supplying supplying,
            BiFunction<String, OfficeId, OfficePlan> reader,
            Supplier<String> url) {
        this.queue = queue;
        this.supplying = supplying;
        this.reader = reader;
        this.url = url;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/slip/usual", ctx -> ctx.json(SlipTemplate.usual()), Role.ADMIN)
                .post("/api/slip/logo", SlipDesignRoutes::logo, Role.ADMIN)
                .post("/api/offices/{office}/slip/preview", this::preview, Role.ADMIN)
                .post("/api/offices/{office}/slip/print", this::print, Role.ADMIN);
    }

    /** A picture file becomes dots. */
    private static void logo(Context ctx) {
        try {
            ctx.json(new Logo(SlipLogo.of(ctx.bodyAsBytes())));
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(ApiError.LOGO__UNUSABLE);
        }
    }

    private void preview(Context ctx) {
        Body body = Body.of(ctx);
        PaperWidth paper = body.number("width", 58, 80)
                .filter(it -> it == 58 || it == 80)
                .map(PaperWidth::ofMillimetres)
                .orElseThrow(() -> new RuleViolation(ApiError.REQUEST__INVALID, "width"));
        ctx.contentType("image/png")
                .result(queue.owners()
                        .layout()
                        .draw(example(proposed(ctx, body), body), paper)
                        .png());
    }

    private void print(Context ctx) {
        Body body = Body.of(ctx);
        OfficePlan plan = proposed(ctx, body);
        String wanted = body.text("printer");
        Printer printer = plan.printers().stream()
                .filter(it -> it.id().value().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(ApiError.PRINTER__NOT_FOUND, wanted));
        Cause press = new Cause(Access.caller(ctx).actor(), body.requestId());
        supplying.test(plan.id(), printer.id(), press, example(plan, body));
        ctx.status(202);
    }

    private Slip example(OfficePlan plan, Body body) {
        Optional<ServiceId> service = body.findAs("service", ServiceId::new);
        Language language = body.findAs("language", Language::of).orElse(Language.VI);
        return SlipExample.of(
                plan,
                language,
                service.orElse(null),
                url.get() + EXAMPLE,
                queue.clock().instant());
    }

    private OfficePlan proposed(Context ctx, Body body) {
        OfficeId office = queue.plans().named(ctx.pathParam("office")).id();
        Access.caller(ctx).mustBelongTo(office);
        return reader.apply(body.object("plan"), office);
    }
}
