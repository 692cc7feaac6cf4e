package org.moiso.server.agent;

import java.net.URI;
import java.nio.file.Path;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PortAddress;

/**
 * How an agent is started.
 *
 * @param server the server's address, such as {@code http://192.168.1.10:8080}
 * @param token the printer's, as {@code moiso device} made it
 * @param printer where the printer is, as seen from this machine
 * @param data a folder of the agent's own; it holds the memory of finished jobs
 */
public record AgentConfig(URI server, String token, PortAddress printer, PaperWidth paper, Path data) {

    public AgentConfig {
        if (!"http".equals(server.getScheme()) && !"https".equals(server.getScheme())) {
            throw new IllegalArgumentException(
                    "The server's address is \"" + server + "\". Write it like http://192.168.1.10:8080.");
        }
    }
}
