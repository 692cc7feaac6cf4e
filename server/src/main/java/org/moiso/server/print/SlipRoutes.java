package org.moiso.server.print;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.moiso.server.call.TicketViews;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.PrinterId;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** What officers say about a ticket's slip. */
public final class SlipRoutes implements Routes {

    private final Reprinting reprinting;
    private final TicketViews views;

    public SlipRoutes(Reprinting reprinting, TicketViews views) {
        this.reprinting = reprinting;
        this.views = views;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.post("/api/tickets/{ticket}/slip", this::answer, Role.OFFICER);
    }

    private void answer(Context ctx) {
        TicketId id = ticketId(ctx);
        OfficeId office = views.find(id).office();
        Caller caller = Access.caller(ctx);
        caller.mustBelongTo(office);
        Body body = Body.of(ctx);
        Cause press = new Cause(caller.actor(), body.requestId());
        Optional<PrinterId> printer = body.findAs("printer", text -> printer(office, text));
        Ticket ticket = switch (body.text("answer")) {
            case "printed" -> reprinting.confirm(office, id, press);
            case "reprint" -> reprinting.reprint(office, id, press, printer.orElse(null));
            default -> throw new RuleViolation(ApiError.REQUEST__INVALID, "answer");
        };
        ctx.json(views.shown(ticket));
    }

    private static TicketId ticketId(Context ctx) {
        String text = ctx.pathParam("ticket");
        try {
            return TicketId.of(text);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(ApiError.TICKET__NOT_FOUND, text);
        }
    }

    private static PrinterId printer(OfficeId office, String scoped) {
        return new PrinterId(
                office.keyOf(scoped).orElseThrow(() -> new RuleViolation(ApiError.PRINTER__NOT_FOUND, scoped)));
    }
}
