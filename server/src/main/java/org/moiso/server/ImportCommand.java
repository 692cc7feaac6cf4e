package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.setup.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moiso import FILE}: an office's configuration from a file, with the server stopped. */
@Command(
        name = "import",
        description =
                "Reads an office's whole configuration from a YAML or JSON file. Nothing is changed when anything in it is wrong.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The file, such as moiso export writes.")
    private @Nullable Path file;

    @Mixin
    private Place place = new Place();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, OfficeFile.Unusable {
        if (file == null || spec == null) {
            throw new IllegalStateException("picocli sets them");
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + " cannot be read. Check the path.");
        }
        PrintWriter out = spec.commandLine().getOut();
        OfficeFile.Content content = new OfficeFile().read(Files.readString(file));
        try (Core folder = Core.open(place.config(0), Clock.systemUTC())) {
            Map<String, String> made =
                    new Setup(folder.plans(), folder.staff()).apply(content, "system:import " + file.getFileName());
            out.println("Office " + content.plan().id() + " is in force: "
                    + content.plan().services().size() + " services, "
                    + content.plan().counters().size() + " counters.");
            made.forEach((username, password) -> out.println("One-time password of " + username + ":  " + password));
        }
        return 0;
    }
}
