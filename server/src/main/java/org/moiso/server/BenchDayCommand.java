package org.moiso.server;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.bench.Bench;
import org.moiso.server.bench.DayBench;
import org.moiso.server.check.CheckReport;
import org.moiso.server.check.Checker;
import org.moiso.server.db.Database;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.Db;
import org.moiso.server.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code moiso bench day}: what a province in its morning feels and costs. */
@Command(
        name = "day",
        description =
                "Lets many offices work at once at a given pace: numbers, calls, phones and boards; measures what each"
                        + " of them waits and what a visit costs, beside a bare route at the same pace, and checks the log at the end.",
        mixinStandardHelpOptions = true)
final class BenchDayCommand implements Callable<Integer> {

    @Option(names = "--offices", description = "How many (default: ${DEFAULT-VALUE}).")
    private int offices = 20;

    @Option(names = "--counters", description = "In each office (default: ${DEFAULT-VALUE}).")
    private int counters = 3;

    @Option(names = "--boards", description = "In each office (default: ${DEFAULT-VALUE}).")
    private int boards = 2;

    @Option(names = "--per-second", description = "Numbers taken in all offices together (default: ${DEFAULT-VALUE}).")
    private double perSecond = 20;

    @Option(names = "--warm-up", description = "Seconds before it counts (default: ${DEFAULT-VALUE}).")
    private double warmUp = 15;

    @Option(names = "--seconds", description = "How long it counts (default: ${DEFAULT-VALUE}).")
    private double seconds = 30;

    @Option(names = "--seed", description = "Of who comes when (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--nodes", description = "How many servers on the database (default: ${DEFAULT-VALUE}).")
    private int nodes = 1;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "An empty PostgreSQL database; left out: an H2 file in a folder of its own.")
    private @Nullable String database;

    @Option(names = "--user", paramLabel = "NAME", description = "User of that database.")
    private @Nullable String user;

    @Option(
            names = "--password",
            paramLabel = "WORD",
            defaultValue = "${env:MOISO_DATABASE_PASSWORD}",
            description = "Its password; usually in the variable MOISO_DATABASE_PASSWORD.")
    private @Nullable String password;

    @Option(
            names = "--java-option",
            description = "For the servers' JVM, such as -Xmx512m; may be given several times.")
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
        DayBench bench = new DayBench(
                BenchCommand.jar(), Files.createTempDirectory("moiso-bench"), options, out, Clock.systemUTC());
        DatabaseConfig shared = database == null ? null : new DatabaseConfig(database, user, password);
        DayBench.Report measured = bench.run(
                new DayBench.Wanted(offices, counters, boards, perSecond, warmUp, seconds, nodes, seed), shared);
        if (json != null) {
            Files.writeString(
                    json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(measured));
        }
        try (Db db = new Db(Database.open(bench.database(shared)), Clock.systemUTC(), written -> {})) {
            CheckReport report = new Checker(db).check();
            report.findings().forEach(out::println);
            out.printf("the log of %d offices: %s%n", report.offices().size(), report.sound() ? "sound" : "not sound");
            out.flush();
            return report.sound() ? 0 : 1;
        }
    }
}
