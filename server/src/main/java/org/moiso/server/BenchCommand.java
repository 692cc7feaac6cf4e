package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.bench.Bench;
import org.moiso.server.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moiso bench}: how fast, how big, beside the ceilings measured in the same run. */
@Command(
        name = "bench",
        description =
                "Measures issuing and calling on this machine, beside a bare route and a bare database loop in the same run.",
        subcommands = {
            BenchBoardsCommand.class,
            BenchDayCommand.class,
            BenchEstimateCommand.class,
            BenchPrintCommand.class
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            description = "start: only the start, several times. Left out: everything.")
    private String what = "all";

    @Option(names = "--times", description = "How many starts (default: ${DEFAULT-VALUE}).")
    private int times = 5;

    @Option(names = "--seconds", description = "How long each row runs (default: ${DEFAULT-VALUE}).")
    private double seconds = 5;

    @Option(
            names = "--warm-up",
            description = "How many seconds each runs before it is measured (default: ${DEFAULT-VALUE}).")
    private double warmUp = 25;

    @Option(names = "--boards", description = "How many boards listen (default: ${DEFAULT-VALUE}).")
    private int boards = 100;

    @Option(
            names = "--history",
            description = "How many lines the office's log has before, in years gone by (default: ${DEFAULT-VALUE}).")
    private long history;

    @Option(
            names = "--java-option",
            description = "For the server's JVM, such as -Xmx128m; may be given several times.")
    private List<String> options = Bench.OPTIONS;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
    private @Nullable Path json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("moiso-bench");
        Bench bench = new Bench(jar(), folder, options, out, Clock.systemUTC());
        if (what.equals("start")) {
            bench.start(times);
            return 0;
        }
        Bench.Report report = bench.run(seconds, warmUp, boards, history);
        if (json != null) {
            Files.writeString(
                    json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        }
        return 0;
    }

    static Path jar() throws IOException {
        Path own = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        if (!Files.isRegularFile(own)) {
            throw new IOException("The bench starts the jar it is in. Run it from the jar: java -jar moiso.jar bench");
        }
        return own;
    }
}
