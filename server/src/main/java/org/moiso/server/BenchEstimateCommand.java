package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.simulate.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code moiso bench estimate}: how good the wait estimates are, over simulated weeks that nobody has tuned them by. */
@Command(
        name = "estimate",
        description =
                "Plays simulated weeks and tells which part of the waits lay in the range that was shown, and its error beside \"people ahead x mean visit\".",
        mixinStandardHelpOptions = true)
final class BenchEstimateCommand implements Callable<Integer> {

    /** One week of one office. */
    record Row(String scenario, long seed, Report report) {}

    @Option(names = "--days", paramLabel = "N", description = "Working days in each (default: ${DEFAULT-VALUE}).")
    private int days = 5;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N,N",
            description = "One week for each (default: ${DEFAULT-VALUE}).")
    private List<Long> seeds = List.of(101L, 102L, 103L);

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "commune or centre; may be given several times (default: both).")
    private List<Simulated> scenarios = List.of(Simulated.values());

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the reports there too.")
    private @Nullable Path json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, OfficeFile.Unusable {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-8s %5s %8s %7s | %8s %8s %8s %6s | %8s %8s %8s | %8s %6s %6s%n",
                "office",
                "seed",
                "visitors",
                "waited",
                "in range",
                "shorter",
                "longer",
                "width",
                "error",
                "naive",
                "shared",
                "longest",
                "passed",
                "overt.");
        List<Row> rows = new ArrayList<>();
        for (Simulated scenario : scenarios) {
            for (long seed : seeds) {
                Row row = new Row(scenario.toString(), seed, scenario.play(days, seed));
                rows.add(row);
                print(out, row);
            }
        }
        if (json != null) {
            Files.writeString(
                    json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
        }
        return 0;
    }

    private static void print(PrintWriter out, Row row) {
        Report.Estimates it = row.report.estimates();
        out.printf(
                Locale.ROOT,
                "%-8s %5d %8d %7d | %7.1f%% %7.1f%% %7.1f%% %6.0f | %8.1f %8.1f %8.1f | %8.1f %6d %6.1f%n",
                row.scenario,
                row.seed,
                row.report.visitors(),
                it.waited(),
                it.coverage() * 100,
                it.shorter() * 100,
                it.longer() * 100,
                it.width(),
                it.medianError(),
                it.naiveError(),
                it.sharedError(),
                row.report.longestWait(),
                row.report.passedOver(),
                row.report.overtaken());
        out.flush();
    }
}
