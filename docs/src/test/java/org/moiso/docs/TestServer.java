package org.moiso.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.moiso.server.QueueServer;
import org.moiso.server.ServerConfig;
import org.moiso.server.db.OfficeId;
import org.moiso.server.json.Json;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.setup.Setup;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

/** A real server with the office of the demo. */
final class TestServer implements AutoCloseable {

    static final String PASSWORD = "for-the-tests";

    private static final OfficeId OFFICE = new OfficeId("xa-mau");

    /** An answer; the body is a text node where it is not JSON. */
    record Answer(int status, String type, JsonNode body) {}

    private final QueueServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer(Path folder) throws IOException, OfficeFile.Unusable {
        server = new QueueServer(ServerConfig.read(folder, 0, Map.of()), Clock.systemUTC());
        OfficeFile.Content office = new OfficeFile().read(demoOffice());
        List<OfficeFile.Person> staff = List.of(
                new OfficeFile.Person("canbo2", "Trần Văn Thử", "officer", PASSWORD),
                new OfficeFile.Person("truong", "Phạm Văn Mẫu", "supervisor", PASSWORD));
        new Setup(server.core().plans(), server.core().staff())
                .apply(new OfficeFile.Content(office.plan(), staff), "system:test");
    }

    QueueServer server() {
        return server;
    }

    String token(Role role, String device) {
        return server.core().tokens().give(new Caller(role, device, device, OFFICE));
    }

    /** Signs in and returns the cookie. */
    String signedIn(String username) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(address("/api/session"))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"username\":\"" + username + "\",\"password\":\"" + PASSWORD + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    /**
     * @param secret a cookie ({@code moiso_session=…}), a device's token, or nothing
     */
    Answer ask(String method, String path, @Nullable String secret, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (secret != null) {
            request.header(
                    secret.startsWith("moiso_session=") ? "Cookie" : "Authorization",
                    secret.startsWith("moiso_session=") ? secret : "Bearer " + secret);
        }
        HttpResponse<String> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode json = type.endsWith("json")
                ? Json.tree(answer.body())
                : Json.mapper().getNodeFactory().textNode(answer.body());
        return new Answer(answer.statusCode(), answer.body().isEmpty() ? "" : type, json);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    private static String demoOffice() throws IOException {
        try (InputStream file = QueueServer.class.getResourceAsStream("/demo/xa-mau.yaml")) {
            if (file == null) {
                throw new IllegalStateException("There is no demo office");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
