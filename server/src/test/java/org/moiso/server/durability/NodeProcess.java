package org.moiso.server.durability;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.json.Json;

/** One of several nodes on a PostgreSQL: the jar as a process of its own, which can be killed and started again. */
final class NodeProcess {

    private final Path data;
    private final DatabaseConfig database;
    private final int port;
    private Process process;

    private NodeProcess(Path data, DatabaseConfig database, int port, Process process) {
        this.data = data;
        this.database = database;
        this.port = port;
        this.process = process;
    }

    /** The first node has the demo office made; each further one serves what is there. */
    static NodeProcess start(Path data, DatabaseConfig database, boolean first) throws IOException {
        Files.createDirectories(data);
        int port = ServerProcess.freePort();
        NodeProcess node = new NodeProcess(data, database, port, launched(data, database, port, first));
        node.untilThere();
        return node;
    }

    private static Process launched(Path data, DatabaseConfig database, int port, boolean first) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ServerProcess.java(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                ServerProcess.JAR,
                first ? "demo" : "serve"));
        if (first) {
            command.add("--no-simulation");
        }
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("node.log").toFile()));
        builder.environment().put("MOISO_DATABASE_URL", database.url());
        builder.environment().put("MOISO_DATABASE_USER", String.valueOf(database.user()));
        builder.environment().put("MOISO_DATABASE_PASSWORD", String.valueOf(database.password()));
        builder.environment().put("MOISO_HOST", "127.0.0.1");
        return builder.start();
    }

    private void untilThere() {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(data.resolve("node.log")));
            }
            return ServerProcess.answers(port);
        });
    }

    int port() {
        return port;
    }

    /** Tokens and people of the demo. Only of the first node. */
    JsonNode access() {
        Path file = data.resolve("demo-access.json");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(file) && Files.readString(file).contains(":" + port));
        try {
            return Json.tree(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** kill -9: no hook runs, no lease is given back, no line is closed in order. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The same node again, on the same port. */
    void startAgain() throws IOException {
        process = launched(data, database, port, false);
        untilThere();
    }

    /** What {@code moiso check} says of the database, and how it ends. */
    String check() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(ServerProcess.java(), "-jar", ServerProcess.JAR, "check", "--data", data.toString());
        builder.environment().put("MOISO_DATABASE_URL", database.url());
        builder.environment().put("MOISO_DATABASE_USER", String.valueOf(database.user()));
        builder.environment().put("MOISO_DATABASE_PASSWORD", String.valueOf(database.password()));
        Process check = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + check.waitFor();
    }
}
