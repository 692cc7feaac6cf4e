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

    /**
     * What one run measured.
     *
     * @param rows what people waited, then the ceilings
     * @param serverMillis processor time of all servers a visit
     * @param generatorMillis the same of the people and boards that this process plays
     * @param restMillis the same of everything else on the machine, such as its database
     * @param residentMegabytes of each server at the end
     */
    public record Report(
            Wanted wanted,
            String java,
            int processors,
            List<Figures> rows,
            double serverMillis,
            double generatorMillis,
            double restMillis,
            List<Double> residentMegabytes) {}

    private static final int PEOPLE_AT_ONCE = 64;
    private static final double BREATH_SECONDS = 1;
    private static final String ANSWER = "{\"number\":\"A0000001\"}";

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
     * @throws IllegalArgumentException when the database is not empty, or several nodes have none
     */
    public Report run(Wanted wanted, @Nullable DatabaseConfig shared) throws Exception {
        if (shared == null && wanted.nodes > 1) {
            throw new IllegalArgumentException(
                    "Several nodes need one PostgreSQL: say --database jdbc:postgresql://HOST/NAME.");
        }
        List<Path> data = new ArrayList<>();
        for (int i = 1; i <= wanted.nodes; i++) {
            data.add(folderOf(i, shared));
        }
        Map<BenchOffice, String> dispensers = makeOffices(wanted, database(shared));
        List<ServerUnderLoad> nodes = new ArrayList<>();
        Report report;
        try {
            for (Path each : data) {
                nodes.add(new ServerUnderLoad(jar, each, options));
            }
            report = morning(wanted, nodes, dispensers);
        } finally {
            nodes.forEach(ServerUnderLoad::close);
        }
        try (BareRoutes route = new BareRoutes("bare route at the same pace", ANSWER, () -> {})) {
            report.rows.add(ceiling(wanted, route));
        }
        if (shared == null) {
            Path bare = Files.createDirectories(folder.resolve("bare"));
            try (Db db = new Db(Database.open(DatabaseConfig.embedded(bare)), clock, offices -> {})) {
                String unused = BenchOffice.bench(null).make(db, clock);
            }
            try (BareStore store = new BareStore(DatabaseConfig.embedded(bare));
                    BareRoutes both = new BareRoutes("the same before the bare loop", ANSWER, store::issue)) {
                report.rows.add(ceiling(wanted, both));
            }
        }
        return report;
    }

    /** Where the data is; after the run with nobody at it any more. */
    public DatabaseConfig database(@Nullable DatabaseConfig shared) {
        return shared == null ? DatabaseConfig.embedded(folder.resolve(node(1))) : shared;
    }

    private static String node(int number) {
        return "node" + number;
    }

    private Path folderOf(int node, @Nullable DatabaseConfig shared) throws IOException {
        Path data = Files.createDirectories(folder.resolve(node(node)));
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

    private Report morning(Wanted wanted, List<ServerUnderLoad> nodes, Map<BenchOffice, String> dispensers)
            throws Exception {
        Map<BenchOffice, List<HttpLine>> officers = new LinkedHashMap<>();
        int turn = 0;
        for (BenchOffice office : dispensers.keySet()) {
            officers.put(office, atTheirCounters(nodes.get(turn++ % nodes.size()), office));
        }
        long begin = Timetable.after(System.nanoTime(), wanted.boards * wanted.offices / 200.0 + BREATH_SECONDS);
        Timetable times = timetable(wanted, begin);
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
        return report(wanted, nodes, times, spent);
    }

    private static List<HttpLine> atTheirCounters(ServerUnderLoad server, BenchOffice office) throws Exception {
        List<HttpLine> officers = new ArrayList<>();
        for (int counter = 1; counter <= office.counters(); counter++) {
            HttpLine officer = server.lineOf(office.officer(counter));
            Presses.sitDown(officer, office.id().scoped("q" + counter));
            officers.add(officer);
        }
        return officers;
    }

    private static Timetable timetable(Wanted wanted, long begin) {
        return new Timetable(
                Timetable.after(begin, wanted.warmUp), Timetable.after(begin, wanted.warmUp + wanted.seconds));
    }

    private Report report(Wanted wanted, List<ServerUnderLoad> nodes, Timetable times, Spent spent) throws IOException {
        Sheet.say(
                out,
                "%d offices, %d counters and %d boards each, nodes: %d, seed %d: asked for %.1f numbers a second for %.0f s",
                wanted.offices,
                wanted.counters,
                wanted.boards,
                nodes.size(),
                wanted.seed,
                wanted.perSecond,
                wanted.seconds);
        out.println(Figures.heading());
        List<Figures> rows = new ArrayList<>();
        times.took().forEach((what, each) -> rows.add(Figures.of(what, wanted.offices, each, wanted.seconds)));
        rows.forEach(out::println);
        List<Double> resident = new ArrayList<>();
        for (ServerUnderLoad node : nodes) {
            resident.add(node.residentMegabytes());
        }
        long visits = rows.stream()
                .filter(it -> it.what().equals(Morning.ISSUE))
                .mapToLong(Figures::operations)
                .sum();
        Report report = new Report(
                wanted,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                rows,
                1000 * spent.servers() / visits,
                1000 * spent.generator() / visits,
                1000 * (spent.machine() - spent.servers() - spent.generator()) / visits,
                resident);
        Sheet.say(
                out,
                "processor time a visit: servers %.2f ms, load generator %.2f ms, the rest of the machine %.2f ms; processors busy %.0f %%",
                report.serverMillis,
                report.generatorMillis,
                report.restMillis,
                100 * spent.machine() / wanted.seconds / report.processors);
        resident.forEach(each -> Sheet.say(out, "resident %.0f MB", each));
        return report;
    }

    /** What the same number of presses at the same pace takes at a route that does less. */
    private Figures ceiling(Wanted wanted, BareRoutes route) throws Exception {
        try (HttpLines lines = new HttpLines(route.port())) {
            long begin = Timetable.after(System.nanoTime(), BREATH_SECONDS);
            Timetable times = timetable(wanted, begin);
            Random random = new Random(wanted.seed);
            times.plan(begin, wanted.perSecond, wanted.warmUp + wanted.seconds, random, planned -> {
                ServerUnderLoad.must(201, lines.send("POST", "/bare", "{}"));
                times.note(planned, route.name());
            });
            times.run(PEOPLE_AT_ONCE);
            long[] took = times.took().getOrDefault(route.name(), new long[0]);
            Figures figures = Figures.of(route.name(), wanted.offices, took, wanted.seconds);
            out.println(figures);
            return figures;
        }
    }
}
