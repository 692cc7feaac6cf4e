package org.moiso.server;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.staff.StaffMember;
import org.moiso.server.web.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code moiso serve}: the real thing. Its first start makes an admin with a one-time password. */
@Command(name = "serve", description = "Serves the offices in the data folder.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private Place place = new Place();

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on (default: 8080).")
    private @Nullable Integer port;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ServerConfig config = place.config(port);
        Handler log = LogFiles.keep(config.data());
        QueueServer server = new QueueServer(config, Clock.systemUTC());
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
        firstAdmin(server, out);
        if (server.core().plans().offices().isEmpty()) {
            out.println("There is no office yet. Stop the server and read one in:  moiso import FILE --data "
                    + place.data());
        }
        for (OfficeId office : server.core().plans().offices()) {
            out.println("Board    " + server.url() + "/board/" + office);
            out.println("Kiosk    " + server.url() + "/kiosk/" + office + "#token=…  (token: moiso device)");
        }
        out.println("Console  " + server.url() + "/console");
        out.println("Admin    " + server.url() + "/admin");
        untilStopped(() -> {
            server.close();
            log.close();
        });
        return 0;
    }

    /** Waits until the program is asked to stop, and stops in order. */
    static void untilStopped(Runnable close) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close.run();
                            stopped.countDown();
                        },
                        "stop"));
        stopped.await();
    }

    private static void firstAdmin(QueueServer server, PrintWriter out) {
        if (!server.core().staff().all().isEmpty()) {
            return;
        }
        Optional<String> password =
                server.core().staff().put(new StaffMember("admin", null, "Admin", Role.ADMIN, true, false), null);
        out.println("First start. Sign in as \"admin\" with the one-time password  " + password.orElse(""));
    }
}
