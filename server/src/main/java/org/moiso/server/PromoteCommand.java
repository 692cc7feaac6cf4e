package org.moiso.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.backup.BackupFailed;
import org.moiso.server.backup.BackupFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moiso promote}: the copy on the other disk or machine becomes the data to carry on with. */
@Command(
        name = "promote",
        description = {
            "Makes a new data folder of the copy that a server keeps in copy.folder, to carry on with when its own disk or machine is gone.",
            "Refuses a data folder that has a database already."
        },
        mixinStandardHelpOptions = true)
final class PromoteCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "COPY", description = "The folder of the copy.")
    private Path copy = Path.of("");

    @Mixin
    private Place place = new Place();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws BackupFailed {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        if (Files.exists(place.data().resolve(BackupFile.DATABASE))) {
            throw new IllegalArgumentException("There is a database in " + place.data()
                    + " already. Give a new folder with --data, or use  moiso restore  to replace it.");
        }
        int status = RestoreCommand.restored(copy, place, spec.commandLine().getOut());
        spec.commandLine()
                .getOut()
                .println("Start it with  moiso serve --data " + place.data()
                        + "  and never start the old one again: numbers would be given twice.");
        return status;
    }
}
