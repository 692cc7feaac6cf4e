package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.backup.BackupFailed;
import org.moiso.server.backup.BackupRequest;
import org.moiso.server.backup.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code moiso backup}: a backup now, whether a server runs or not. */
@Command(
        name = "backup",
        description = {
            "Copies the whole H2 database into a zip file and reads the copy through, as every night.",
            "A server that runs on the folder goes on meanwhile and makes it."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private Place place = new Place();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, BackupFailed {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        ServerConfig config = place.existing();
        Path file;
        if (BackupRequest.serverRuns(config.data())) {
            file = new BackupRequest(config.backups().folder()).answered();
        } else {
            try (Core folder = Core.open(config, Clock.systemUTC())) {
                file = new Backups(folder.db(), config.backups(), Core::findings, Clock.systemUTC()).make();
            }
        }
        out.println("Copied and read through: " + file);
        out.flush();
        return 0;
    }
}
