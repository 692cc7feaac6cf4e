package org.moiso.server;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DatabaseConfig;
import picocli.CommandLine.Option;

/** Where the data is: the option that every command has. */
final class Place {

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("moiso-data");

    Path data() {
        return data;
    }

    /**
     * The configuration of a folder that must be there already.
     *
     * @throws IllegalArgumentException when there is no database in it
     */
    ServerConfig existing() {
        ServerConfig config = config(0);
        if (config.database().equals(DatabaseConfig.embedded(data)) && !Files.exists(data.resolve("moiso.mv.db"))) {
            throw new IllegalArgumentException(
                    "There is no MoiSo database in " + data + ". Give the right folder with --data.");
        }
        return config;
    }

    ServerConfig config(@Nullable Integer port) {
        return ServerConfig.read(data, port, System.getenv());
    }
}
