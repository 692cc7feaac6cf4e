package org.moiso.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.Database;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.Db;

/** The whole measurement: server and ceilings, one after the other, on one machine in one run. Only their ratios say anything. */
public final class Bench {

    /**
     * What one run measured.
     *
     * @param startSeconds from the start of the process to the answer of the first ticket, sign-in included
     * @param idleMegabytes resident memory after that ticket
     * @param loadedMegabytes resident memory after the load
     */
    public record Report(
            String java,
            int processors,
            double startSeconds,
            double idleMegabytes,
            double loadedMegabytes,
            List<Figures> rows) {}

    /** What the launcher starts Java with ({@code docs/configuration.md#java}). */
    public static final List<String> OPTIONS = List.of(
            "-Xmx192m",
            "-Xms24m",
            "-XX:NewSize=8m",
            "-Xss512k",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");

    private static final int MOST = 64;
    private static final int[] CLIENTS = {1, 8, MOST};
    private static final PastYears.Place PAST =
            new PastYears.Place("bench", "A", "A", "A", "q1", "staff:bench1", "printer");
    private static final int TICKETS_A_DAY = 1000;

    private final Path jar;
    private final Path folder;
    private final List<String> options;
    private final PrintWriter out;
    private final Clock clock;

    public Bench(Path jar, Path folder, List<String> options, PrintWriter out, Clock clock) {
        this.jar = jar;
        this.folder = folder;
        this.options = options;
        this.out = out;
        this.clock = clock;
    }

    /** Only the start, several times with an archive of classes and without. */
    public void start(int times) throws IOException, InterruptedException {
        Path data = Files.createDirectories(folder.resolve("data"));
        String token = makeOffice(data, null);
        List<StartBench.Start> unused = new StartBench(jar, data, token, out).measure(options, times);
    }

    /**
     * @param seconds how long each row runs
     * @param warmUp how many seconds server and ceilings each run before: until then the Java compiler takes a third of the processor
     * @param history how many lines the log of the office has before
     */
    public Report run(double seconds, double warmUp, int boards, long history) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        String unused = makeOffice(data, null);
        if (history > 0) {
            try (PastYears past = new PastYears(
                    DriverManager.getConnection(DatabaseConfig.embedded(data).h2Url()), PAST, TICKETS_A_DAY)) {
                long lines = past.add(history);
                Sheet.say(out, "%,d lines of log, %,d tickets before", lines, lines / PastYears.EVENTS_A_TICKET);
            }
        }
        List<Figures> rows = new ArrayList<>();
        try (ServerUnderLoad server = new ServerUnderLoad(jar, data, options, null)) {
            double idle = server.residentMegabytes();
            Sheet.say(
                    out,
                    "start to first ticket %.2f s, resident %.0f MB, JVM options %s",
                    server.startSeconds(),
                    idle,
                    options);
            out.println(Figures.heading());
            String answer = issue(server, rows, seconds, warmUp);
            ceilings(answer, rows, seconds, warmUp);
            row(rows, BoardBench.measure(server, boards, 50));
            double loaded = server.residentMegabytes();
            Sheet.say(out, "resident after load %.0f MB", loaded);
            ratios(rows);
            return new Report(
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors(),
                    server.startSeconds(),
                    idle,
                    loaded,
                    rows);
        }
    }

    /**
     * Many boards on one server.
     *
     * @param sockets how many are held in the end; those that listen to the calls among them
     */
    public void boards(int boards, int calls, int sockets) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        makeOffice(data, null);
        try (ServerUnderLoad server = new ServerUnderLoad(jar, data, options, null)) {
            new HallBench(server, out).run(boards, calls, sockets);
        }
    }

    /**
     * Paper: drawing, encoding, the way from a press to the printer, memory.
     *
     * @param times how often each is measured
     * @param slips how many memory is watched over
     */
    public void print(int times, int slips) throws Exception {
        PrintBench bench = new PrintBench(out, clock);
        out.println(Figures.heading());
        bench.drawAndEncode(times);
        Path data = Files.createDirectories(folder.resolve("data"));
        try (PrinterAtTheEnd printer = new PrinterAtTheEnd()) {
            String token = makeOffice(data, printer.address());
            List<String> quick = new ArrayList<>(options);
            quick.addAll(ClassArchive.made(jar, data, options));
            try (ServerUnderLoad server = new ServerUnderLoad(jar, data, quick, token)) {
                bench.press(server, printer, times);
            }
            bench.stayFlat(printer, folder.resolve("natives"), slips);
        }
    }

    private String issue(ServerUnderLoad server, List<Figures> rows, double seconds, double warmUp) throws Exception {
        String answer;
        try (HttpLine line = server.line()) {
            answer = ServerUnderLoad.issue(line).body();
        }
        Load.run("warm-up", MOST, warmUp, () -> {
            HttpLine line = server.line();
            return () -> ServerUnderLoad.issue(line);
        });
        for (int clients : CLIENTS) {
            double before = server.cpuSeconds();
            Figures issued = Load.run("issue, durable, over HTTP", clients, seconds, () -> {
                HttpLine line = server.line();
                return () -> ServerUnderLoad.issue(line);
            });
            row(rows, issued);
            Sheet.say(
                    out,
                    "   the server's processor time: %.3f ms a ticket",
                    1000 * (server.cpuSeconds() - before) / Math.max(1, issued.operations()));
        }
        return answer;
    }

    private void ceilings(String answer, List<Figures> rows, double seconds, double warmUp) throws Exception {
        Path bare = Files.createDirectories(folder.resolve("bare"));
        String unused = makeOffice(bare, null);
        try (BareStore store = new BareStore(DatabaseConfig.embedded(bare))) {
            ceiling(rows, seconds, warmUp, store::measure);
            try (BareRoutes route = new BareRoutes("bare route, same bytes", answer, () -> {})) {
                ceiling(rows, seconds, warmUp, route::measure);
            }
            try (BareRoutes both = new BareRoutes("bare route before the bare loop", answer, store::issue)) {
                ceiling(rows, seconds, warmUp, both::measure);
            }
        }
    }

    /** Measures with so many clients for so long. */
    @FunctionalInterface
    private interface Measured {

        Figures by(int clients, double seconds) throws Exception;
    }

    private void ceiling(List<Figures> rows, double seconds, double warmUp, Measured ceiling) throws Exception {
        Figures unused = ceiling.by(MOST, warmUp);
        for (int clients : CLIENTS) {
            row(rows, ceiling.by(clients, seconds));
        }
    }

    private void ratios(List<Figures> rows) {
        int kinds = CLIENTS.length;
        for (int i = 0; i < kinds; i++) {
            Figures issued = rows.get(i);
            Figures loop = rows.get(kinds + i);
            double lower = Math.min(loop.perSecond(), rows.get(2 * kinds + i).perSecond());
            Sheet.say(
                    out,
                    "issue at %d clients: %.0f %% of the lower ceiling, %.0f %% of route and loop together; p99 %.1f times"
                            + " the loop's median",
                    CLIENTS[i],
                    100 * issued.perSecond() / lower,
                    100 * issued.perSecond() / rows.get(3 * kinds + i).perSecond(),
                    issued.p99() / loop.p50());
        }
    }

    private void row(List<Figures> rows, Figures figures) {
        rows.add(figures);
        out.println(figures);
        out.flush();
    }

    /**
     * @param printer address of the dispenser's printer; null: it has none
     * @return the token of the dispenser
     */
    private String makeOffice(Path data, @Nullable String printer) {
        try (Db db = new Db(Database.open(DatabaseConfig.embedded(data)), clock, offices -> {})) {
            return BenchOffice.bench(printer).make(db, clock);
        }
    }
}
