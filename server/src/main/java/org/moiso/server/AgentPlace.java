package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.moiso.server.agent.AgentToken;
import org.moiso.server.web.Role;
import picocli.CommandLine.Option;

/** Where an agent's server is, who the agent is there, and where it keeps what is its own: the options that every agent has. */
final class AgentPlace {

    @Option(
            names = "--server",
            required = true,
            paramLabel = "URL",
            description = "The server, such as http://192.168.1.10:8080.")
    private @Nullable URI server;

    @Option(
            names = "--token",
            defaultValue = "${env:MOISO_TOKEN}",
            paramLabel = "TOKEN",
            description = "The device's token, from:  moiso device DEVICE  (or the variable MOISO_TOKEN)."
                    + " Left out: the agent shows six digits, which an admin enters.")
    private @Nullable String token;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder of the agent's own; keep it, it is the memory (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("moiso-agent");

    URI server() {
        if (server == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return server;
    }

    Path data() {
        return data;
    }

    /** The token that was given, or the agent's own, once an admin has let it in as this kind of device. */
    String token(Role role, PrintWriter out) throws IOException, InterruptedException {
        return token == null ? new AgentToken(server(), role, data).obtain(out) : token;
    }
}
