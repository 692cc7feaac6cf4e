package org.moiso.server.durability;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.moiso.server.json.Json;

/** The jar itself as a process of its own, with the demo office and nobody in it. */
final class ServerProcess {

    static final String JAR = System.getProperty("moiso.jar", "target/moiso.jar");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final JsonNode access;
    private final String cookie;

    /** The server answered, and the answer was no. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private ServerProcess(Process process, int port, JsonNode access) throws IOException, InterruptedException {
        this.process = process;
        this.port = port;
        this.access = access;
        this.cookie = signIn();
    }

    static ServerProcess start(Path data) throws IOException, InterruptedException {
        int port = freePort();
        Process process = new ProcessBuilder(
                        java(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR,
                        "demo",
                        "--no-simulation",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("server.log").toFile()))
                .start();
        Path file = data.resolve("demo-access.json");
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(data.resolveSibling("server.log")));
            }
            return answers(port) && Files.exists(file) && Files.readString(file).contains(":" + port);
        });
        return new ServerProcess(process, port, Json.tree(Files.readString(file)));
    }

    /** What {@code moiso check} says of a data folder that no server uses, and how it ends. */
    static String check(Path data) throws IOException, InterruptedException {
        Process check = new ProcessBuilder(java(), "-jar", JAR, "check", "--data", data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + check.waitFor();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The power of the process is gone: no hook runs, nothing is flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * Asks it to stop, as the operating system does.
     *
     * @return whether it was gone within 20 s
     */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(20, TimeUnit.SECONDS);
    }

    JsonNode press(String service, String requestId) throws IOException, InterruptedException {
        String body = "{\"service\":\"" + service + "\",\"requestId\":\"" + requestId + "\"}";
        return Json.tree(send(HttpRequest.newBuilder(uri("/api/offices/xa-mau/tickets"))
                .header(
                        "Authorization",
                        "Bearer " + access.at("/tokens/dispenser").asText())
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    JsonNode ticket(String id) throws IOException, InterruptedException {
        return Json.tree(send(HttpRequest.newBuilder(uri("/api/tickets/" + id)).header("Cookie", cookie)));
    }

    void takeCounter(String counter) throws IOException, InterruptedException {
        send(officer("/api/counters/" + counter + "/session", ""));
    }

    JsonNode callNext(String counter, String requestId) throws IOException, InterruptedException {
        String answer = send(officer(
                "/api/counters/" + counter + "/calls", "{\"finishCurrent\":true,\"requestId\":\"" + requestId + "\"}"));
        return answer.isEmpty() ? Json.tree("{}") : Json.tree(answer);
    }

    private HttpRequest.Builder officer(String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private String signIn() throws IOException, InterruptedException {
        JsonNode officer = access.at("/staff/1");
        String body = Json.write(officer);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("/api/session"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new Refused(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    static boolean answers(int port) {
        try (java.net.Socket socket = new java.net.Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
