package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.simulate.Narrator;
import org.moiso.server.simulate.Report;
import org.moiso.server.simulate.Spectator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moiso simulate}: days in an office, through the real rules, as fast as the machine allows. */
@Command(
        name = "simulate",
        description =
                "Plays working days through the real rules, with a clock of its own, and tells the waits: commune (45 visitors a day) or centre (1,000 a day, 20 counters).",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @Parameters(arity = "0..1", paramLabel = "SCENARIO", description = "commune (default) or centre.")
    private Simulated scenario = Simulated.COMMUNE;

    @Option(names = "--days", paramLabel = "N", description = "How many working days (default: ${DEFAULT-VALUE}).")
    private int days = 5;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed gives the same days (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description =
                    "Simulated seconds in a real one: tells what happens while it does. Without it, as fast as the machine allows.")
    private double speed;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the report there too.")
    private @Nullable Path json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, OfficeFile.Unusable {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        Spectator spectator = speed > 0 ? new Narrator(out, speed, ZONE) : Spectator.NOBODY;
        Report report = scenario.play(days, seed, spectator);
        report.print(out);
        if (json != null) {
            Files.writeString(
                    json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        }
        return 0;
    }
}
