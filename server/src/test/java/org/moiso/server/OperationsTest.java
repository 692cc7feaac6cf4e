package org.moiso.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.backup.BackupPlan;
import org.moiso.server.db.Database;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.Db;
import org.moiso.server.push.PushServices;
import org.moiso.server.story.TestDatabase;
import picocli.CommandLine;

/** What the technician looks at: figures, the log on the disk, the bundle for somebody far away. */
class OperationsTest {

    @TempDir
    private Path folder;

    @Test
    void figures_are_for_whoever_has_the_token_and_for_nobody_without_one() throws Exception {
        Path backups = Files.createDirectories(folder.resolve("backups"));
        Files.createFile(backups.resolve("moiso-20260101-000000.zip"));
        BackupPlan plan = new BackupPlan(backups, null, 14, folder.resolve("copy"), Duration.ofSeconds(1));
        Files.createDirectories(folder.resolve("copy"));
        try (QueueServer server = server("a-long-word", plan)) {
            Awaitility.await()
                    .until(() -> metrics(server, "a-long-word").body().contains("\nmoiso_backup_age_seconds "));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> metrics(server, "a-long-word").body().contains("\nmoiso_copy_age_seconds "));
            server.core().db().write(handle -> handle.execute("update office set last_seq = last_seq where 1 = 0"));

            assertThat(metrics(server, null).statusCode()).isEqualTo(401);
            assertThat(metrics(server, "another-word").statusCode()).isEqualTo(401);
            HttpResponse<String> figures = metrics(server, "a-long-word");

            assertThat(figures.statusCode()).isEqualTo(200);
            assertThat(figures.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
            assertThat(figures.body().lines().filter(it -> !it.startsWith("#")))
                    .isNotEmpty()
                    .allMatch(it -> it.matches("[a-z_]+(\\{[^}]+})? [0-9.E-]+"))
                    .anyMatch(it -> it.matches("moiso_disk_free_bytes [1-9].*"))
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

    @Test
    void a_failure_of_the_database_is_logged_without_what_was_bound_to_it() throws Exception {
        Handler log = LogFiles.keep(folder);
        // PostgreSQL runs in this process and logs for itself.
        log.setFilter(event -> "org.moiso.test".equals(event.getLoggerName()));
        Logger logger = Logger.getLogger("org.moiso.test");
        for (TestDatabase each : TestDatabase.values()) {
            try (Db db = new Db(Database.open(each.empty(folder.resolve("h2"))), Clock.systemUTC(), offices -> {})) {
                for (String secret : List.of("0912345678", "x".repeat(50) + "Trần Thị Bí Mật".repeat(20))) {
                    assertThatThrownBy(() -> db.write(handle -> twice(handle, secret)))
                            .satisfies(it -> assertThat(text(it)).contains(secret))
                            .satisfies(
                                    it -> logger.log(Level.SEVERE, "statement=failed", new IllegalStateException(it)));
                }
            }
        }
        log.close();
        Logger.getLogger("").removeHandler(log);

        assertThat(Files.readString(folder.resolve("logs/moiso.0.log")))
                .doesNotContain("0912345678", "Bí Mật", "Trần")
                .contains("insert into staff", "state 23505", "state 22001", "at org.moiso.server.OperationsTest");
    }

    private static int twice(Handle handle, String secret) {
        for (int i = 0; i < 2; i++) {
            handle.createUpdate("""
                            insert into staff (username, name, role, password_hash, must_change, disabled)
                            values (:secret, :secret, 'officer', '', false, false)
                            """).bind("secret", secret).execute();
        }
        return 0;
    }

    private static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void a_database_file_that_depends_on_where_one_stands_is_refused() {
        for (String url : List.of(
                "jdbc:h2:moiso", "jdbc:h2:./moiso", "jdbc:h2:file:data/moiso;CIPHER=AES", "jdbc:h2:file:async:moiso")) {
            assertThatThrownBy(() -> ServerConfig.read(folder, null, Map.of("MOISO_DATABASE_URL", url)))
                    .hasMessageContaining(url)
                    .hasMessageContaining("Give its whole path")
                    .hasMessageContaining(folder.resolve("moiso").toString());
        }
        for (String url : List.of(
                "jdbc:postgresql://db/moiso",
                "jdbc:h2:file:" + folder.resolve("other"),
                "jdbc:h2:~/moiso",
                "jdbc:h2:mem:x")) {
            assertThat(ServerConfig.read(folder, null, Map.of("MOISO_DATABASE_URL", url))
                            .database()
                            .url())
                    .isEqualTo(url);
        }
    }

    private QueueServer server(@Nullable String token) {
        return server(token, BackupPlan.onlyWhenAsked(folder));
    }

    private QueueServer server(@Nullable String token, BackupPlan plan) {
        return new QueueServer(
                new ServerConfig(
                        folder,
                        "127.0.0.1",
                        0,
                        null,
                        DatabaseConfig.embedded(folder),
                        plan,
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
