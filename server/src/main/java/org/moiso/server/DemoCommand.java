package org.moiso.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.OfficeId;
import org.moiso.server.demo.DemoAccess;
import org.moiso.server.json.Json;
import org.moiso.server.office.Officer;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.setup.Setup;
import org.moiso.server.simulate.LiveMorning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code moiso demo}: the office "xã Mẫu", open at any hour, with a virtual printer and a simulated morning. */
@Command(
        name = "demo",
        description = "Serves the demo office with a virtual printer and a simulated morning.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final OfficeId OFFICE = new OfficeId("xa-mau");
    private static final String PASSWORD = "moiso-demo";
    private static final int LOG_BYTES = 4 * 1024 * 1024;
    private static final List<OfficeFile.Person> STAFF = List.of(
            new OfficeFile.Person("canbo1", "Nguyễn Thị Mẫu", "officer", PASSWORD),
            new OfficeFile.Person("canbo2", "Trần Văn Thử", "officer", PASSWORD),
            new OfficeFile.Person("canbo3", "Lê Thị Ví Dụ", "officer", PASSWORD),
            new OfficeFile.Person("canbo4", "Thạch Văn Mẫu", "officer", PASSWORD),
            new OfficeFile.Person("canbo5", "Sơn Thị Thử", "officer", PASSWORD),
            new OfficeFile.Person("canbo6", "Danh Ví Dụ", "officer", PASSWORD),
            new OfficeFile.Person("canbo7", "Kim Mẫu", "officer", PASSWORD),
            new OfficeFile.Person("truong", "Phạm Văn Mẫu", "supervisor", PASSWORD),
            new OfficeFile.Person("quantri", "Quản trị", "admin", PASSWORD));

    @Mixin
    private Place place = new Place();

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on (default: 8080).")
    private @Nullable Integer port;

    @Option(names = "--no-simulation", negatable = false, description = "Leaves the hall still.")
    private boolean still;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, OfficeFile.Unusable, InterruptedException {
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
        ServerConfig config = place.config(port);
        Core.Opened data = Core.watched(config, Clock.systemUTC());
        makeOffice(data.core());
        QueueServer server = new QueueServer(config, Clock.systemUTC(), data);
        DemoAccess access = access(server);
        Files.writeString(
                accessFile(), Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(access));
        if (!still) {
            new LiveMorning(
                            server.core().plans(),
                            server.core().ticketing(),
                            server.core().calling(),
                            server.core().serving(),
                            server.core().finishing(),
                            server.core().staffing(),
                            server.core().log(),
                            OFFICE,
                            DemoCommand::officer,
                            System.nanoTime())
                    .start();
        }
        announce(access, out);
        keepLogAside();
        ServeCommand.untilStopped(server::close);
        return 0;
    }

    /** The office is made before the server starts on the data, so that its printer is there from the first moment. */
    private static void makeOffice(Core core) throws IOException, OfficeFile.Unusable {
        if (core.plans().find(OFFICE).isEmpty()) {
            OfficeFile.Content content = new OfficeFile().read(resource());
            new Setup(core.plans(), core.staff()).apply(new OfficeFile.Content(content.plan(), STAFF), "system:demo");
        }
    }

    private DemoAccess access(QueueServer server) throws IOException {
        OfficePlan plan = server.core().plans().find(OFFICE).orElseThrow();
        Path file = accessFile();
        DemoAccess.Tokens tokens = Files.exists(file)
                ? Json.read(Files.readString(file), DemoAccess.class).tokens()
                : new DemoAccess.Tokens(
                        server.core().tokens().give(DeviceCommand.device(plan, "cua-chinh")),
                        server.core().tokens().give(DeviceCommand.device(plan, "sanh")),
                        server.core().tokens().give(DeviceCommand.device(plan, "may-in-1")));
        return new DemoAccess(
                "http://localhost:" + server.port(),
                OFFICE.value(),
                plan.services().stream()
                        .map(it -> new DemoAccess.Service(
                                OFFICE.scoped(it.id().value()),
                                it.name().vi(),
                                plan.series(it.series())
                                        .map(NumberSeries::prefix)
                                        .orElse("")))
                        .toList(),
                plan.counters().stream()
                        .map(it -> new DemoAccess.Counter(
                                OFFICE.scoped(it.id().value()),
                                it.number(),
                                it.serves().stream()
                                        .map(tier -> OFFICE.scoped(tier.service()))
                                        .toList()))
                        .toList(),
                STAFF.stream()
                        .map(it -> new DemoAccess.Person(it.username(), PASSWORD, it.role()))
                        .toList(),
                tokens);
    }

    private static Officer officer(int counter) {
        OfficeFile.Person person = STAFF.get(counter - 1);
        return new Officer(person.username(), person.name());
    }

    private void announce(DemoAccess access, PrintWriter out) {
        String url = access.url();
        out.println();
        out.println("  MoiSo demo office \"xã Mẫu\" is open. Try it in this order:");
        out.println();
        out.println("  1. Lobby board   " + url + "/board/" + OFFICE + "#token="
                + access.tokens().screen());
        out.println("     Leave it open in a window of its own; click into it once so that it may speak.");
        out.println("  2. Kiosk         " + url + "/kiosk/" + OFFICE + "#token="
                + access.tokens().dispenser());
        out.println("     Choose \"Hộ tịch\" and take a number.");
        out.println("  3. The slip      " + url + "/printer/" + OFFICE + ".may-in-1#token="
                + access.tokens().printer());
        out.println("     What the thermal printer would cut; the pictures lie in "
                + place.data().resolve("printers"));
        out.println("  4. Console       " + url + "/console");
        out.println("     Sign in as canbo2, password " + PASSWORD + ", take counter 2, press \"Gọi số tiếp theo\".");
        out.println("  5. Admin page    " + url + "/admin");
        out.println("     Sign in as quantri with the same password.");
        out.println("  6. The hall      " + url + "/hall");
        out.println("     The supervisor's page: sign in as truong.");
        out.println();
        out.println("  All names, passwords and tokens: " + accessFile());
        out.println("  What happens is written to " + log() + ".  Stop with Ctrl+C.");
        out.println();
        out.flush();
    }

    /** A line for every slip would push the addresses off the screen within a minute; there only trouble is told. */
    private void keepLogAside() throws IOException {
        FileHandler file = new FileHandler(log().toString().replace("%", "%%"), LOG_BYTES, 1, true);
        file.setFormatter(new LogFormat());
        Logger root = Logger.getLogger("");
        for (Handler console : root.getHandlers()) {
            console.setLevel(Level.WARNING);
        }
        root.addHandler(file);
    }

    private Path log() {
        return place.data().resolve("demo.log");
    }

    private Path accessFile() {
        return place.data().resolve("demo-access.json");
    }

    static String resource() throws IOException {
        try (InputStream file = DemoCommand.class.getResourceAsStream("/demo/xa-mau.yaml")) {
            if (file == null) {
                throw new IllegalStateException("The jar lacks /demo/xa-mau.yaml");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
