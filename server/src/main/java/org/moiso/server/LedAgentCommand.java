package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.moiso.display.BusAddress;
import org.moiso.display.LedAgent;
import org.moiso.display.LedPlace;
import org.moiso.printer.SerialLibrary;
import org.moiso.server.agent.AgentToken;
import org.moiso.server.web.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code moiso led-agent}: the LED boards over the counters, on one RS-485 line. */
@Command(
        name = "led-agent",
        description =
                "Drives LED boards over the counters through a serial line (Modbus RTU): shows the numbers, blinks"
                        + " on a call, tells a board again what it forgot without power.",
        mixinStandardHelpOptions = true)
final class LedAgentCommand implements Callable<Integer> {

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
            description = "A screen's token, from:  moiso device SCREEN  (or the variable MOISO_TOKEN). Without one the"
                    + " agent shows six digits for the admin page.")
    private @Nullable String token;

    @Option(
            names = "--bus",
            required = true,
            paramLabel = "LINE",
            description = "The serial line: /dev/ttyUSB0?baud=9600, COM3.")
    private String bus = "";

    @Option(
            names = "--board",
            required = true,
            paramLabel = "BOARD",
            description = "COUNTER=ADDRESS,PROFILE or with the number of digits, such as q2=1,led-485 or q3=2,dm56,6;"
                    + " once for each board.")
    private List<String> boards = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder of the agent's own (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("moiso-agent");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null || server == null) {
            throw new IllegalStateException("picocli sets them");
        }
        PrintWriter out = spec.commandLine().getOut();
        BusAddress line = BusAddress.parse(bus);
        List<LedPlace> places = boards.stream().map(LedPlace::parse).toList();
        SerialLibrary.unpackInto(data.resolve("serial"));
        String known = token == null ? new AgentToken(server, Role.SCREEN, data).obtain(out) : token;
        LedAgent agent = new LedAgent(server, known, QueueServer.VERSION, line, places);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            agent.close();
                            stopped.countDown();
                        },
                        "stop"));
        agent.start();
        out.println("Showing the calls of " + server + " on " + places.size() + " boards of " + bus
                + ". Stop with Ctrl+C.");
        out.flush();
        stopped.await();
        return 0;
    }
}
