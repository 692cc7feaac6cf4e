package org.moiso.server.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.moiso.server.json.Json;
import org.moiso.server.web.Role;

/**
 * The token of an agent that was given none: it makes its own, shows the six digits that the server gives it for that, and waits until an admin has entered them. The token
 * is kept in the agent's folder, where only its owner can read it.
 */
public final class AgentToken {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final URI server;
    private final Role role;
    private final Path file;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param role what kind of device the agent stands for
     * @param folder the agent's own
     */
    public AgentToken(URI server, Role role, Path folder) {
        this.server = server;
        this.role = role;
        this.file = folder.resolve("token");
    }

    /**
     * The token, once it is good. Waits as long as it takes; a server that does not answer is asked again.
     *
     * @param out where the digits are shown
     */
    public String obtain(PrintWriter out) throws IOException, InterruptedException {
        String token = Files.exists(file) ? Files.readString(file).strip() : made();
        String said = "";
        while (true) {
            String state = state(token);
            if (state.isEmpty()) {
                return token;
            }
            if (!state.equals(said)) {
                said = state;
                out.println(state);
                out.flush();
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    /** A sentence about what is waited for; empty once the token is good. */
    private String state(String token) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(order(token), BodyHandlers.ofString());
            JsonNode asked = Json.tree(answer.body());
            if (answer.statusCode() == 200) {
                return "";
            }
            if (answer.statusCode() == 201) {
                String code = asked.path("code").asText();
                return "Enter the code  " + code.substring(0, 3) + " " + code.substring(3) + "  on the admin page of "
                        + server + ", section Pair a device. Waiting …";
            }
            return asked.path("detail").asText("The server answers with status " + answer.statusCode() + ".");
        } catch (IOException e) {
            return "The server " + server + " does not answer. Trying again …";
        }
    }

    private HttpRequest order(String token) {
        return HttpRequest.newBuilder(URI.create(server.toString().replaceFirst("/+$", "") + "/api/pairings"))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(Json.write(Map.of("role", role.code(), "token", token))))
                .build();
    }

    private String made() throws IOException {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, token);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return token;
    }
}
