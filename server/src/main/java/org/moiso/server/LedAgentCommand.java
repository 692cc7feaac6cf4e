package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.display.BusAddress;
import org.moiso.display.LedAgent;
import org.moiso.display.LedPlace;
import org.moiso.printer.SerialLibrary;
import org.moiso.server.web.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private AgentPlace place = new AgentPlace();

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

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        BusAddress line = BusAddress.parse(bus);
        List<LedPlace> places = boards.stream().map(LedPlace::parse).toList();
        SerialLibrary.unpackInto(place.data().resolve("serial"));
        String token = place.token(Role.SCREEN, out);
        LedAgent agent = new LedAgent(place.server(), token, QueueServer.VERSION, line, places);
        agent.start();
        out.println("Showing the calls of " + place.server() + " on " + places.size() + " boards of " + bus
                + ". Stop with Ctrl+C.");
        out.flush();
        ServeCommand.untilStopped(agent::close);
        return 0;
    }
}
