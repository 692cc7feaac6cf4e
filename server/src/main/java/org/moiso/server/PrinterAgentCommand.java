package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PortAddress;
import org.moiso.server.agent.AgentConfig;
import org.moiso.server.agent.AgentToken;
import org.moiso.server.agent.PrinterAgent;
import org.moiso.server.web.Role;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--server",
            required = true,
            paramLabel = "URL",
            description = "The server, such as http://192.168.1.10:8080.")
    private @Nullable URI server;

    @Option(
            names = "--token",
            defaultValue = "${env:MOISO_TOKEN}",
            paramLabel = "TOKEN",
            description = "The printer's token, from:  moiso device PRINTER  (or the variable MOISO_TOKEN)."
                    + " Left out: the agent shows a code, which an admin enters.")
    private @Nullable String token;

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

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder of the agent's own; keep it, it is the memory (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("moiso-agent");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null || server == null) {
            throw new IllegalStateException("picocli sets them");
        }
        PrintWriter out = spec.commandLine().getOut();
        String known = token == null ? new AgentToken(server, Role.PRINTER, data).obtain(out) : token;
        AgentConfig config =
                new AgentConfig(server, known, PortAddress.parse(printer), PaperWidth.ofMillimetres(width), data);
        PrinterAgent agent = new PrinterAgent(config, Clock.systemUTC());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            agent.close();
                            stopped.countDown();
                        },
                        "stop"));
        agent.start();
        out.println("Printing for " + server + " on " + printer + ". Stop with Ctrl+C.");
        out.flush();
        stopped.await();
        return 0;
    }
}
