package org.moiso.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.backup.BackupFailed;
import org.moiso.server.backup.Restoring;
import org.moiso.server.db.DatabaseConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moiso restore}: back to a backup. */
@Command(
        name = "restore",
        description = {
            "Puts a backup in the place of the data, with the server stopped. The backup is read through first; the old data is kept aside.",
            "What came after the backup is not in it: its numbers may be given again."
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The backup: moiso-DATE-TIME.zip.")
    private Path file = Path.of("");

    @Mixin
    private Place place = new Place();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws BackupFailed {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return restored(file, place, spec.commandLine().getOut());
    }

    static int restored(Path file, Place place, PrintWriter out) throws BackupFailed {
        ServerConfig config = place.config(0);
        if (!config.database().equals(DatabaseConfig.embedded(place.data()))) {
            throw new IllegalArgumentException(
                    "database.url says that the data is elsewhere, so a backup of H2's file cannot take its place. For PostgreSQL see docs/operations.md; otherwise leave the key out first.");
        }
        Optional<Path> aside = new Restoring(Core::findings, Clock.systemUTC()).restore(file, place.data());
        aside.ifPresent(it -> out.println("The data as it was is kept in " + it + "."));
        try (Core restored = Core.open(config, Clock.systemUTC())) {
            restored.log()
                    .newest()
                    .ifPresentOrElse(
                            at -> out.println(
                                    "Restored. The last thing it knows happened at " + at
                                            + "; tickets issued later are unknown, and their numbers may be given again today."),
                            () -> out.println("Restored. Nothing has happened in it yet."));
        }
        out.flush();
        return 0;
    }
}
