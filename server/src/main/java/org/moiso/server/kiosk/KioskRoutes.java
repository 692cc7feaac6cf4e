package org.moiso.server.kiosk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.PressBody;
import org.moiso.server.call.TicketViews;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Dispenser;
import org.moiso.server.office.DispenserId;
import org.moiso.server.office.PrinterId;
import org.moiso.server.queue.Waits;
import org.moiso.server.text.Language;
import org.moiso.server.text.LocalText;
import org.moiso.server.text.Messages;
import org.moiso.server.ticket.IssueOrder;
import org.moiso.server.ticket.SlipState;
import org.moiso.server.ticket.Ticketing;
import org.moiso.server.web.Access;
import org.moiso.server.web.Body;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Problems;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;

/** What a dispenser asks for: the menu, and tickets. */
public final class KioskRoutes implements Routes {

    private final OfficePlans plans;
    private final Ticketing ticketing;
    private final TicketViews views;
    private final Menu menu;
    private final BiFunction<OfficeId, PrinterId, SlipState> printers;

    /**
     * @param printers what is wrong with a printer; state {@code none} when nothing is
     */
    public KioskRoutes(
            OfficePlans plans,
            Ticketing ticketing,
            TicketViews views,
            Waits waits,
            Messages messages,
            Clock clock,
            BiFunction<OfficeId, PrinterId, SlipState> printers) {
        this.plans = plans;
        this.ticketing = ticketing;
        this.views = views;
        this.menu = new Menu(ticketing, waits, messages, clock);
        this.printers = printers;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/offices", ctx -> ctx.json(offices()), Role.VISITOR)
                .get("/api/offices/{office}/menu", this::menu, Role.VISITOR)
                .post("/api/offices/{office}/tickets", this::issue, Role.DISPENSER, Role.OFFICER);
    }

    /** An office in the list of all, for the start page. */
    record Entry(String id, LocalText name) {}

    private List<Entry> offices() {
        return plans.offices().stream()
                .flatMap(id -> plans.find(id).stream())
                .map(plan -> new Entry(plan.id().value(), plan.office().name()))
                .toList();
    }

    private void menu(Context ctx) {
        String wanted = ctx.queryParam("language");
        Language language =
                wanted == null ? Problems.language(ctx) : Language.find(wanted).orElse(Language.VI);
        Problems.speak(ctx, language);
        OfficePlan plan = plan(ctx);
        Optional<Dispenser> dispenser = dispenser(plan, Access.caller(ctx));
        ctx.json(menu.in(plan, language, paper(plan, dispenser, language), buttons(plan, dispenser)));
    }

    private void issue(Context ctx) {
        Body body = Body.of(ctx);
        Language language = body.findAs("language", Language::of).orElse(Language.VI);
        Problems.speak(ctx, language);
        OfficePlan plan = plan(ctx);
        Caller caller = Access.caller(ctx);
        caller.mustBelongTo(plan.id());
        IssueOrder order = PressBody.order(
                plan.id(), body, language, caller.role() == Role.DISPENSER ? new DispenserId(caller.id()) : null);
        Ticketing.Issued issued = ticketing.issue(plan.id(), order, new Cause(caller.actor(), body.requestId()));
        ctx.status(issued.fresh() ? 201 : 200)
                .json(
                        issued.fresh()
                                ? views.fresh(plan, issued.ticket(), issued.ahead())
                                : views.shown(issued.ticket()));
    }

    private OfficePlan plan(Context ctx) {
        return plans.named(ctx.pathParam("office"));
    }

    private static Optional<Dispenser> dispenser(OfficePlan plan, Caller caller) {
        return Optional.of(caller)
                .filter(it -> it.role() == Role.DISPENSER)
                .flatMap(it -> plan.dispenser(new DispenserId(it.id())));
    }

    private static Map<String, String> buttons(OfficePlan plan, Optional<Dispenser> dispenser) {
        Map<String, String> buttons = new TreeMap<>();
        dispenser.ifPresent(it -> it.buttons()
                .forEach((key, service) -> buttons.put(key, plan.id().scoped(service))));
        return buttons;
    }

    private MenuView.Paper paper(OfficePlan plan, Optional<Dispenser> dispenser, Language language) {
        @Nullable PrinterId printer = dispenser.map(Dispenser::printer).orElse(null);
        if (printer == null) {
            return new MenuView.Paper("none", null, null);
        }
        SlipState trouble = printers.apply(plan.id(), printer);
        return trouble.fault() == null
                ? new MenuView.Paper("ready", null, null)
                : new MenuView.Paper(
                        "trouble",
                        trouble.fault(),
                        trouble.text() == null ? null : trouble.text().in(language));
    }
}
