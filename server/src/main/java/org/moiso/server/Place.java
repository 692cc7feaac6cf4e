package org.moiso.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the data is: the option that every command has. */
final class Place {

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("moiso-data");

    Path data() {
        return data;
    }

    ServerConfig config(@Nullable Integer port) {
        return ServerConfig.read(data, port, System.getenv());
    }
}
