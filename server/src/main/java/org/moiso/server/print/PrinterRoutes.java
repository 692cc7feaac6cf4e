package org.moiso.server.print;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.moiso.printer.Evidence;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PrintResult;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.PrinterStatus;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Printer;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;
import org.moiso.server.web.SocketHub;
import org.moiso.server.web.Sockets;

/** The printer agents' socket, and a look at the slips a printer has made. */
public final class PrinterRoutes implements Routes {

    private static final int SLIPS_LISTED = 12;

    /** A slip in the list of the last ones. */
    record SlipEntry(String id, String number, String at) {}

    private final PrintQueue queue;
    private final SocketHub hub;
    private final Map<String, AgentLine.Agent> connected = new ConcurrentHashMap<>();

    public PrinterRoutes(PrintQueue queue, SocketHub hub) {
        this.queue = queue;
        this.hub = hub;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/printers/{printer}/slips", this::list, Role.PRINTER, Role.OFFICER)
                .get("/api/printers/{printer}/slips/{job}", this::picture, Role.PRINTER, Role.OFFICER)
                .ws(
                        "/ws/printers/{printer}",
                        ws -> {
                            ws.onConnect(this::connect);
                            ws.onMessage(this::heard);
                            ws.onClose(this::gone);
                            ws.onError(this::gone);
                        },
                        Role.PRINTER);
    }

    private void list(Context ctx) {
        OfficePlan plan = plan(ctx);
        Printer printer = printer(ctx, plan);
        List<PrintJob> jobs = queue.db()
                .read(handle -> queue.store().last(handle, plan.id(), printer.id(), JobStatus.PRINTED, SLIPS_LISTED));
        ctx.json(jobs.stream()
                .map(job -> new SlipEntry(
                        job.name(),
                        ticket(job).number().text(),
                        plan.shown(job.at()).toString()))
                .toList());
    }

    /** The slip as it was laid out for paper; people ahead and minutes are those of now. */
    private void picture(Context ctx) {
        OfficePlan plan = plan(ctx);
        Printer printer = printer(ctx, plan);
        String id = ctx.pathParam("job");
        PrintJob job = queue
                .db()
                .read(handle -> queue.store().last(handle, plan.id(), printer.id(), JobStatus.PRINTED, SLIPS_LISTED))
                .stream()
                .filter(it -> it.name().equals(id))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(ApiError.ROUTE__NOT_FOUND, ctx.path()));
        ctx.contentType("image/png")
                .result(queue.owners()
                        .layout()
                        .draw(
                                queue.composer().slip(plan, ticket(job), job.reprint()),
                                PaperWidth.ofMillimetres(printer.width()))
                        .png());
    }

    private Ticket ticket(PrintJob job) {
        return queue.db()
                .read(handle -> queue.tickets().find(handle, job.ticket()))
                .orElseThrow();
    }

    private OfficePlan plan(Context ctx) {
        String scoped = ctx.pathParam("printer");
        OfficePlan plan = OfficeId.ofScoped(scoped)
                .flatMap(queue.plans()::find)
                .orElseThrow(() -> new RuleViolation(ApiError.PRINTER__NOT_FOUND, scoped));
        Access.caller(ctx).mustBelongTo(plan.id());
        return plan;
    }

    private static Printer printer(Context ctx, OfficePlan plan) {
        String scoped = ctx.pathParam("printer");
        return plan.printers().stream()
                .filter(it -> plan.id().scoped(it.id().value()).equals(scoped))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(ApiError.PRINTER__NOT_FOUND, scoped));
    }

    private void connect(WsConnectContext socket) {
        Optional<AgentLine> agent = scoped(socket).flatMap(queue.owners()::agentComes);
        if (agent.isEmpty()) {
            socket.closeSession(4404, "this printer is not driven by an agent");
            return;
        }
        String topic = "printer:" + socket.sessionId();
        hub.join(topic, socket).begin(List.of());
        String memory = socket.queryParam("memory");
        AgentLine.Agent now = new AgentLine.Agent(
                memory == null ? socket.sessionId() : memory,
                frame -> hub.publish(topic, frame),
                () -> socket.closeSession(1012, "this printer is set up anew"));
        connected.put(socket.sessionId(), now);
        agent.get().connected(now);
    }

    private void heard(WsMessageContext socket) {
        JsonNode frame = Sockets.frame(socket);
        Optional<AgentLine> agent = agent(socket);
        if (frame == null || agent.isEmpty()) {
            return;
        }
        switch (frame.path("type").asText()) {
            case "printed", "failed", "unknown" ->
                agent.get().answered(frame.path("job").asText(), outcome(frame));
            case "status" -> report(agent.get(), frame);
            default -> {
                // Frames of later versions are none of this one's business.
            }
        }
    }

    private static Outcome outcome(JsonNode frame) {
        PrinterFault fault = PrinterFault.ofCode(frame.path("fault").asText()).orElse(PrinterFault.RECOVERABLE_ERROR);
        Integer rows = frame.path("rows").isInt() ? frame.path("rows").intValue() : null;
        return new Outcome(
                switch (frame.path("type").asText()) {
                    case "printed" -> new PrintResult.Printed(evidence(frame).orElse(Evidence.TIME));
                    case "failed" -> new PrintResult.Failed(fault);
                    default -> new PrintResult.Unknown(fault);
                },
                rows);
    }

    private static Optional<Evidence> evidence(JsonNode frame) {
        return Evidence.ofCode(frame.path("evidence").asText());
    }

    private static void report(AgentLine agent, JsonNode frame) {
        agent.reported(
                StreamSupport.stream(frame.path("faults").spliterator(), false)
                        .flatMap(code -> PrinterFault.ofCode(code.asText()).stream())
                        .collect(Collectors.toSet()),
                switch (frame.path("paper").asText()) {
                    case "ok" -> PrinterStatus.Paper.OK;
                    case "low" -> PrinterStatus.Paper.LOW;
                    case "out" -> PrinterStatus.Paper.OUT;
                    default -> PrinterStatus.Paper.UNKNOWN;
                },
                evidence(frame).orElse(null));
    }

    private void gone(WsContext socket) {
        hub.leave(socket);
        AgentLine.Agent gone = connected.remove(socket.sessionId());
        if (gone != null) {
            agent(socket).ifPresent(agent -> agent.disconnected(gone));
        }
    }

    private Optional<AgentLine> agent(WsContext socket) {
        return scoped(socket).flatMap(queue.owners()::agent);
    }

    /** The printer's id, if it is the caller's own. */
    private static Optional<String> scoped(WsContext socket) {
        String scoped = socket.pathParam("printer");
        Caller caller = Sockets.caller(socket);
        return Optional.ofNullable(caller.office())
                .flatMap(office -> office.keyOf(scoped))
                .filter(caller.id()::equals)
                .map(key -> scoped);
    }
}
