package org.moiso.server;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.bench.Bench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code moiso bench print}: from a press to bytes at the printer. */
@Command(
        name = "print",
        description = "Measures how long a slip takes to be drawn and encoded, the first and the next ones, how long"
                + " after a press it is at the printer's port, and whether memory stays flat over many.",
        mixinStandardHelpOptions = true)
final class BenchPrintCommand implements Callable<Integer> {

    @Option(names = "--times", description = "How often each is measured (default: ${DEFAULT-VALUE}).")
    private int times = 500;

    @Option(names = "--slips", description = "How many slips memory is watched over (default: ${DEFAULT-VALUE}).")
    private int slips = 10_000;

    @Option(
            names = "--java-option",
            description = "For the server's JVM, such as -Xmx128m; may be given several times.")
    private List<String> options = Bench.OPTIONS;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        new Bench(BenchCommand.jar(), Files.createTempDirectory("moiso-bench"), options, out, Clock.systemUTC())
                .print(times, slips);
        return 0;
    }
}
