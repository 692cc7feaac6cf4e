package org.moiso.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.setup.Setup;
import picocli.CommandLine.Command;

/**
 * {@code moiso warm-up}: what a morning begins with, once, in a folder that is thrown away. The launcher lets Java write down what was needed for it, and the next start reads that
 * ({@code docs/performance.md}).
 */
@Command(
        name = "warm-up",
        description =
                "Starts once on an empty folder, issues a ticket and stops; for making the archive of a quick start.",
        mixinStandardHelpOptions = true)
final class WarmUpCommand implements Callable<Integer> {

    private static final int PRESSES = 20;

    @Override
    public Integer call() throws IOException, OfficeFile.Unusable {
        Path folder = Files.createTempDirectory("moiso-warm-up");
        ServerConfig config = new ServerConfig(folder, "127.0.0.1", 0, null, DatabaseConfig.embedded(folder));
        try (QueueServer server = new QueueServer(config, Clock.systemUTC())) {
            OfficeFile.Content content = new OfficeFile().read(DemoCommand.resource());
            new Setup(server.core().plans(), server.core().staff())
                    .apply(new OfficeFile.Content(content.plan(), List.of()), "system:warm-up");
            morning(server, content.plan());
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                    if (!file.delete()) {
                        file.deleteOnExit();
                    }
                });
            }
        }
        return 0;
    }

    private static void morning(QueueServer server, OfficePlan plan) throws IOException {
        String office = "/api/offices/" + plan.id();
        String token = server.core().tokens().give(DeviceCommand.device(plan, "cua-chinh"));
        String service = plan.id().scoped(plan.services().get(0).id().value());
        for (int i = 0; i < PRESSES; i++) {
            ask(server, token, office + "/menu", "");
            ask(
                    server,
                    token,
                    office + "/tickets",
                    "{\"service\":\"" + service + "\",\"requestId\":\"warm-up-" + i + "\"}");
            ask(server, token, office + "/board", "");
        }
        ask(server, token, "/api/health", "");
        ask(server, token, "/kiosk/" + plan.id(), "");
        ask(server, token, "/board/" + plan.id(), "");
    }

    /** A refusal is an answer too: outside the issuing hours nobody gets a number. */
    private static void ask(QueueServer server, String token, String path, String body) throws IOException {
        HttpURLConnection line = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + server.port() + path).toURL().openConnection();
        line.setRequestProperty("Authorization", "Bearer " + token);
        if (!body.isEmpty()) {
            line.setDoOutput(true);
            line.setRequestProperty("Content-Type", "application/json");
            line.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream answer = line.getResponseCode() < 400 ? line.getInputStream() : line.getErrorStream()) {
            byte[] unused = answer.readAllBytes();
        }
    }
}
