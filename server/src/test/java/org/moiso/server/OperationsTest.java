package org.moiso.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.backup.BackupPlan;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.push.PushServices;
import picocli.CommandLine;

/** What the technician looks at: figures, the log on the disk, the bundle for somebody far away. */
class OperationsTest {

    @TempDir
    private Path folder;

    @Test
    void figures_are_for_whoever_has_the_token_and_for_nobody_without_one() throws Exception {
        try (QueueServer server = server("a-long-word")) {
            server.core().db().write(handle -> handle.execute("update office set last_seq = last_seq where 1 = 0"));

            assertThat(metrics(server, null).statusCode()).isEqualTo(401);
            assertThat(metrics(server, "another-word").statusCode()).isEqualTo(401);
            HttpResponse<String> figures = metrics(server, "a-long-word");

            assertThat(figures.statusCode()).isEqualTo(200);
            assertThat(figures.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
            assertThat(figures.body().lines().filter(it -> !it.startsWith("#")))
                    .isNotEmpty()
                    .allMatch(it -> it.matches("[a-z_]+ [0-9.E-]+"))
                    .anyMatch(it -> it.matches("moiso_commands_total [1-9].*"))
                    .anyMatch(it -> it.matches("moiso_batch_seconds_total .*[1-9].*"));
        }
        try (QueueServer server = server(null)) {
            assertThat(metrics(server, "a-long-word").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_log_lies_in_the_data_folder_and_the_bundle_has_it_without_secrets_and_values() throws Exception {
        try (QueueServer server = server(null)) {
            assertThat(server.port()).isPositive();
        }
        Files.writeString(
                folder.resolve("moiso.properties"),
                "port = 8123\ndatabase.password = geheim-1\npublic.url = http://anna:geheim-2@office.example\nmetrics.token=geheim-3\n");
        Handler log = LogFiles.keep(folder);
        Logger.getLogger("org.moiso.test").warning("statement=failed arguments:{named:{phone:0912345678}}]");
        log.close();
        Logger.getLogger("").removeHandler(log);
        Path bundle = folder.resolve("bundle.zip");
        StringWriter said = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said, true));

        assertThat(line.execute("diagnose", bundle.toString(), "--data", folder.toString()))
                .isZero();

        assertThat(said.toString()).contains("Read it before you send it");
        Map<String, String> entries = entries(bundle);
        assertThat(entries).containsKeys("about.txt", "settings.txt", "files.txt", "health.json", "check.txt");
        assertThat(entries.get("logs/moiso.0.log")).contains("statement=failed").contains("arguments (left out)");
        assertThat(entries.get("settings.txt")).contains("port = 8123").contains("office.example");
        assertThat(entries.get("files.txt")).contains("moiso.mv.db");
        assertThat(String.join("\n", entries.values())).doesNotContain("geheim", "0912345678");
    }

    private QueueServer server(@Nullable String token) {
        return new QueueServer(
                new ServerConfig(
                        folder,
                        "127.0.0.1",
                        0,
                        null,
                        DatabaseConfig.embedded(folder),
                        BackupPlan.onlyWhenAsked(folder),
                        token,
                        PushServices.usual()),
                Clock.systemUTC());
    }

    private static HttpResponse<String> metrics(QueueServer server, @Nullable String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, String> entries(Path zip) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                entries.put(each.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
