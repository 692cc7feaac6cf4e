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

/** {@code moiso bench boards}: how many boards one server carries, and what each costs. */
@Command(
        name = "boards",
        description = "Measures calls on their way to many boards, and what it takes to hold sockets. The cost of the"
                + " load itself is shown beside that of the server.",
        mixinStandardHelpOptions = true)
final class BenchBoardsCommand implements Callable<Integer> {

    @Option(names = "--boards", description = "How many boards hear each call (default: ${DEFAULT-VALUE}).")
    private int boards = 1000;

    @Option(names = "--calls", description = "How many calls are measured (default: ${DEFAULT-VALUE}).")
    private int calls = 100;

    @Option(names = "--sockets", description = "How many sockets are held in the end (default: ${DEFAULT-VALUE}).")
    private int sockets = 10_000;

    @Option(
            names = "--java-option",
            description = "For the server's JVM, such as -Xmx512m; may be given several times.")
    private List<String> options = List.of("-Xmx1g", "-XX:+UseSerialGC");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        new Bench(BenchCommand.jar(), Files.createTempDirectory("moiso-bench"), options, out, Clock.systemUTC())
                .boards(boards, calls, sockets);
        return 0;
    }
}
