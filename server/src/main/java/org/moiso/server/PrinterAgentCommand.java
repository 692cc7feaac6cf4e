package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PortAddress;
import org.moiso.server.agent.AgentConfig;
import org.moiso.server.agent.PrinterAgent;
import org.moiso.server.web.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code moiso printer-agent}: beside a printer that the server's machine cannot reach. */
@Command(
        name = "printer-agent",
        description = "Drives a printer beside a remote dispenser: takes slips from the server, prints each once, and"
                + " remembers what it printed across restarts.",
        mixinStandardHelpOptions = true)
final class PrinterAgentCommand implements Callable<Integer> {

    @Mixin
    private AgentPlace place = new AgentPlace();

    @Option(
            names = "--printer",
            required = true,
            paramLabel = "ADDRESS",
            description = "Where the printer is: tcp://HOST:9100, serial:/dev/ttyUSB0?baud=115200,"
                    + " device:/dev/usb/lp0, spooler:NAME or virtual:.")
    private String printer = "";

    @Option(
            names = "--width",
            paramLabel = "MM",
            description = "The width of the paper, 80 or 58 (default: ${DEFAULT-VALUE}).")
    private int width = 80;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        String token = place.token(Role.PRINTER, out);
        AgentConfig config = new AgentConfig(
                place.server(), token, PortAddress.parse(printer), PaperWidth.ofMillimetres(width), place.data());
        PrinterAgent agent = new PrinterAgent(config, Clock.systemUTC());
        agent.start();
        out.println("Printing for " + place.server() + " on " + printer + ". Stop with Ctrl+C.");
        out.flush();
        ServeCommand.untilStopped(agent::close);
        return 0;
    }
}
