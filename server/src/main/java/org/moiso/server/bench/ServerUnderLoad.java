package org.moiso.server.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;

/** The product itself as a process of its own, on a data folder that is ready, with an officer signed in. */
final class ServerUnderLoad implements AutoCloseable {

    static final String PASSWORD = "bench-bench";

    private static final Duration START_AT_MOST = Duration.ofMinutes(1);

    private final Process process;
    private final int port;
    private final long startedAt = System.nanoTime();
    private String header = "";
    private double startSeconds;
    private long firstPressAt;
    private long firstAnswerAt;

    /**
     * Starts it and issues the first ticket.
     *
     * @param options for the JVM, such as {@code -Xmx256m}
     * @param token of a dispenser; null: an officer signs in, which takes its time on purpose
     */
    ServerUnderLoad(Path jar, Path data, List<String> options, @Nullable String token)
            throws IOException, InterruptedException {
        this(jar, data, options);
        try {
            header = token == null ? "Cookie: " + signIn("bench-1") : bearer(token);
            firstTicket();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        startSeconds = (System.nanoTime() - startedAt) / 1e9;
    }

    private void firstTicket() throws IOException {
        try (HttpLine line = line()) {
            firstPressAt = System.nanoTime();
            issue(line);
            firstAnswerAt = System.nanoTime();
        }
    }

    /** Starts it and waits until its door is open; nobody has signed in. */
    ServerUnderLoad(Path jar, Path data, List<String> options) throws IOException, InterruptedException {
        port = freePort();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(
                List.of("-jar", jar.toString(), "serve", "--data", data.toString(), "--port", Integer.toString(port)));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile())
                .start();
        awaitDoor();
    }

    /** From the start of the process to the answer of the first ticket, the sign-in of an officer included. */
    double startSeconds() {
        return startSeconds;
    }

    /** When the first ticket was asked for; System.nanoTime. */
    long firstPressAt() {
        return firstPressAt;
    }

    /** When that was answered. */
    long firstAnswerAt() {
        return firstAnswerAt;
    }

    int port() {
        return port;
    }

    HttpLine line() throws IOException {
        return new HttpLine(port, header);
    }

    /** A line of a device. */
    HttpLine lineOfToken(String token) throws IOException {
        return new HttpLine(port, bearer(token));
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    /** A line that carries another officer's session. */
    HttpLine lineOf(String username) throws IOException, InterruptedException {
        return new HttpLine(port, "Cookie: " + signIn(username));
    }

    /** A ticket of the one office of most benches. */
    static HttpLine.Answer issue(HttpLine line) throws IOException {
        return Presses.issue(line, "bench");
    }

    static HttpLine.Answer must(int status, HttpLine.Answer answer) throws IOException {
        if (answer.status() != status) {
            throw new IOException("The server answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    /** Resident memory in MB, where the system tells. */
    double residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Processor time it has used so far, in seconds. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().map(it -> it.toMillis() / 1e3).orElse(Double.NaN);
    }

    private String signIn(String username) throws IOException {
        String body = "{\"username\":\"" + username + "\",\"password\":\"" + PASSWORD + "\"}";
        try (HttpLine line = new HttpLine(port, "")) {
            return must(200, line.send("POST", "/api/session", body)).cookie();
        }
    }

    private void awaitDoor() throws IOException, InterruptedException {
        while (true) {
            try {
                new HttpLine(port, "").close();
                return;
            } catch (ConnectException notYet) {
                if (!process.isAlive() || System.nanoTime() - startedAt > START_AT_MOST.toNanos()) {
                    close();
                    throw new IOException("The server did not start; see server.log", notYet);
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    static JsonNode json(HttpLine.Answer answer) {
        return Json.tree(answer.body());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
