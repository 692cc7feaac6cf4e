package org.moiso.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Database;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;

/**
 * The morning of a province: many offices at one server, or at several nodes on one PostgreSQL, at a pace that is given. Beside it, in the same run and at the same pace, what a bare route takes.
 */
public final class DayBench {

    /**
     * What is measured.
     *
     * @param boards in each office
     * @param perSecond numbers taken in all offices together
     * @param warmUp seconds before it counts
     * @param nodes how many servers; more than one only with a database of their own
     */
    public record Wanted(
            int offices,
            int counters,
            int boards,
            double perSecond,
            double warmUp,
            double seconds,
            int nodes,
            long seed) {

        Morning.Size morning() {
            return new Morning.Size(offices, counters, perSecond, warmUp + seconds, seed);
        }

        private List<BenchOffice> places() {
            List<BenchOffice> places = new ArrayList<>();
            for (int i = 1; i <= offices; i++) {
                places.add(new BenchOffice(new OfficeId(String.format(Locale.ROOT, "bench-%04d", i)), counters, null));
            }
            return places;
        }
    }

    private static final int PEOPLE_AT_ONCE = 64;
    private static final double BREATH_SECONDS = 1;

    private final Path jar;
    private final Path folder;
    private final List<String> options;
    private final PrintWriter out;
    private final Clock clock;

    public DayBench(Path jar, Path folder, List<String> options, PrintWriter out, Clock clock) {
        this.jar = jar;
        this.folder = folder;
        this.options = options;
        this.out = out;
        this.clock = clock;
    }

    /**
     * @param shared the database of all nodes, which must be empty; null: a file in the folder, for one node
     * @return where the data is, with nobody at it any more
     * @throws IllegalArgumentException when the database is not empty, or several nodes have none
     */
    public DatabaseConfig run(Wanted wanted, @Nullable DatabaseConfig shared) throws Exception {
        if (shared == null && wanted.nodes > 1) {
            throw new IllegalArgumentException(
                    "Several nodes need one PostgreSQL: say --database jdbc:postgresql://HOST/NAME.");
        }
        List<Path> data = new ArrayList<>();
        for (int i = 1; i <= wanted.nodes; i++) {
            data.add(folderOf(i, shared));
        }
        DatabaseConfig database = shared == null ? DatabaseConfig.embedded(data.get(0)) : shared;
        Map<BenchOffice, String> dispensers = makeOffices(wanted, database);
        List<ServerUnderLoad> nodes = new ArrayList<>();
        try {
            for (Path each : data) {
                nodes.add(new ServerUnderLoad(jar, each, options));
            }
            morning(wanted, nodes, dispensers);
        } finally {
            nodes.forEach(ServerUnderLoad::close);
        }
        bareRoute(wanted);
        return database;
    }

    private Path folderOf(int node, @Nullable DatabaseConfig shared) throws IOException {
        Path data = Files.createDirectories(folder.resolve("node" + node));
        if (shared != null) {
            Properties settings = new Properties();
            settings.setProperty("database.url", shared.url());
            settings.setProperty("database.user", String.valueOf(shared.user()));
            settings.setProperty("database.password", String.valueOf(shared.password()));
            try (var writer = Files.newBufferedWriter(data.resolve("moiso.properties"))) {
                settings.store(writer, null);
            }
        }
        return data;
    }

    private Map<BenchOffice, String> makeOffices(Wanted wanted, DatabaseConfig database) {
        Map<BenchOffice, String> dispensers = new LinkedHashMap<>();
        try (Db db = new Db(Database.open(database), clock, offices -> {})) {
            if (!new OfficePlans(db, clock).offices().isEmpty()) {
                throw new IllegalArgumentException(
                        database + " has offices already. Name an empty database: the bench fills it with its own.");
            }
            wanted.places().forEach(office -> dispensers.put(office, office.make(db, clock)));
        }
        return dispensers;
    }

    private void morning(Wanted wanted, List<ServerUnderLoad> nodes, Map<BenchOffice, String> dispensers)
            throws Exception {
        Map<BenchOffice, List<HttpLine>> officers = new LinkedHashMap<>();
        int turn = 0;
        for (BenchOffice office : dispensers.keySet()) {
            officers.put(office, atTheirCounters(nodes.get(turn++ % nodes.size()), office));
        }
        long begin = Timetable.after(System.nanoTime(), wanted.boards * wanted.offices / 200.0 + BREATH_SECONDS);
        Timetable times = new Timetable(Timetable.after(begin, wanted.warmUp));
        Morning morning = new Morning(wanted.morning(), times, begin);
        List<BoardLine> boards = new ArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        turn = 0;
        for (Map.Entry<BenchOffice, String> each : dispensers.entrySet()) {
            BenchOffice office = each.getKey();
            ServerUnderLoad server = nodes.get(turn++ % nodes.size());
            morning.plan(
                    office.id().value(),
                    server.lineOfToken(each.getValue()),
                    officers.getOrDefault(office, List.of()),
                    new HttpLines(server.port()));
            for (int i = 0; i < wanted.boards; i++) {
                int port = nodes.get((turn + i) % nodes.size()).port();
                boards.add(BoardLine.dial(client, port, office.id().value(), morning::shown)
                        .get(30, TimeUnit.SECONDS));
            }
        }
        Spent spent = new Spent(nodes);
        times.plan(Timetable.after(begin, wanted.warmUp), planned -> spent.begin());
        times.plan(Timetable.after(begin, wanted.warmUp + wanted.seconds), planned -> spent.end());
        times.run(PEOPLE_AT_ONCE);
        boards.forEach(BoardLine::close);
        report(wanted, nodes, times, spent);
    }

    private static List<HttpLine> atTheirCounters(ServerUnderLoad server, BenchOffice office) throws Exception {
        List<HttpLine> officers = new ArrayList<>();
        for (int counter = 1; counter <= office.counters(); counter++) {
            HttpLine officer = server.lineOf(office.officer(counter));
            ServerUnderLoad.must(
                    204, officer.send("POST", "/api/counters/" + office.id().scoped("q" + counter) + "/session", ""));
            officers.add(officer);
        }
        return officers;
    }

    private void report(Wanted wanted, List<ServerUnderLoad> nodes, Timetable times, Spent spent) throws IOException {
        Map<String, long[]> took = times.took();
        say(
                "%d offices, %d counters and %d boards each, nodes: %d, seed %d: asked for %.1f numbers a second for %.0f s",
                wanted.offices,
                wanted.counters,
                wanted.boards,
                nodes.size(),
                wanted.seed,
                wanted.perSecond,
                wanted.seconds);
        out.println(Figures.heading());
        took.forEach((what, each) -> out.println(Figures.of(what, wanted.offices, each, wanted.seconds)));
        int visits = took.getOrDefault(Morning.ISSUE, new long[0]).length;
        say(
                "processor time a visit: servers %.2f ms, load generator %.2f ms, the rest of the machine %.2f ms; processors busy %.0f %%",
                1000 * spent.servers / visits,
                1000 * spent.generator / visits,
                1000 * (spent.machine - spent.servers - spent.generator) / visits,
                100 * spent.machine / wanted.seconds / Runtime.getRuntime().availableProcessors());
        for (ServerUnderLoad node : nodes) {
            say("resident %.0f MB", node.residentMegabytes());
        }
    }

    /** What the same number of presses at the same pace takes at a route that does nothing. */
    private void bareRoute(Wanted wanted) throws Exception {
        try (BareRoutes route = new BareRoutes("bare route", "{\"number\":\"A0000001\"}", () -> {});
                HttpLines lines = new HttpLines(route.port())) {
            long begin = Timetable.after(System.nanoTime(), BREATH_SECONDS);
            Timetable times = new Timetable(Timetable.after(begin, wanted.warmUp));
            Random random = new Random(wanted.seed);
            times.plan(begin, wanted.perSecond, wanted.warmUp + wanted.seconds, random, planned -> {
                ServerUnderLoad.must(201, lines.send("POST", "/bare", "{}"));
                times.note(planned, "bare route at the same pace");
            });
            times.run(PEOPLE_AT_ONCE);
            times.took().forEach((what, each) -> out.println(Figures.of(what, wanted.offices, each, wanted.seconds)));
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library for this one private method
    private void say(String sentence, Object... values) {
        out.println(String.format(Locale.ROOT, sentence, values));
        out.flush();
    }

    /** Processor time between two moments, in seconds. */
    private static final class Spent {

        private final List<ServerUnderLoad> nodes;
        private double servers;
        private double generator;
        private double machine;

        Spent(List<ServerUnderLoad> nodes) {
            this.nodes = nodes;
        }

        synchronized void begin() throws IOException {
            add(-1);
        }

        synchronized void end() throws IOException {
            add(1);
        }

        private void add(int sign) throws IOException {
            servers += sign
                    * nodes.stream().mapToDouble(ServerUnderLoad::cpuSeconds).sum();
            generator += sign * Processors.ofThisProcess();
            machine += sign * Processors.ofTheMachine();
        }
    }
}
