package org.moiso.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.OfficeId;
import org.moiso.server.setup.OfficeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moiso export}: an office's configuration as one commented file. */
@Command(
        name = "export",
        description = "Writes an office's whole configuration as one commented YAML file.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "Where to; left out: the screen.")
    private @Nullable Path file;

    @Option(names = "--office", paramLabel = "ID", description = "Which office; needed when there are several.")
    private @Nullable String office;

    @Mixin
    private Place place = new Place();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        try (Core folder = Core.open(place.config(0), Clock.systemUTC())) {
            OfficePlan plan =
                    folder.plans().find(which(folder.plans().offices())).orElseThrow();
            String text = new OfficeFile().write(plan, folder.staff().all());
            if (file == null) {
                spec.commandLine().getOut().print(text);
                spec.commandLine().getOut().flush();
            } else {
                Files.writeString(file, text);
            }
        }
        return 0;
    }

    private OfficeId which(List<OfficeId> offices) {
        if (office != null) {
            OfficeId wanted = new OfficeId(office);
            if (!offices.contains(wanted)) {
                throw new IllegalArgumentException(
                        "There is no office \"" + office + "\". There are: " + offices + ".");
            }
            return wanted;
        }
        if (offices.size() != 1) {
            throw new IllegalArgumentException(
                    offices.isEmpty()
                            ? "There is no office in this data folder. Give the right one with --data."
                            : "There are several offices: " + offices + ". Choose one with --office.");
        }
        return offices.get(0);
    }
}
