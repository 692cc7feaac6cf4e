package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.backup.BackupFailed;
import org.moiso.server.backup.MarkFile;
import org.moiso.server.backup.Restoring;
import org.moiso.server.db.Database;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.event.EventLog;
import org.moiso.server.ticket.NumberMarks;
import org.moiso.server.ticket.SkippingAhead;
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
            "What came after the backup is not in it; numbers that may be on slips already are left out for the day."
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
        List<NumberMarks> seen = new ArrayList<>(marks(file, config, out));
        Optional<Path> aside = new Restoring(Core::findings, Clock.systemUTC()).restore(file, place.data());
        aside.ifPresent(it -> {
            out.println("The data as it was is kept in " + it + ".");
            lastNumbers(it).ifPresent(seen::add);
        });
        try (Core restored = Core.open(config, Clock.systemUTC())) {
            Optional<Instant> newest = restored.log().newest();
            seen.removeIf(it -> it.whole() && newest.filter(it.at()::isBefore).isPresent());
            List<SkippingAhead.Skipped> skipped = restored.skipping().skip(seen);
            newest.ifPresentOrElse(
                    at -> out.println("Restored. The last thing it knows happened at " + at + "."),
                    () -> out.println("Restored. Nothing has happened in it yet."));
            skipped.forEach(it -> out.println(sentence(it)));
            if (!skipped.isEmpty()) {
                out.println("Slips with the numbers left out are good: take who holds one at a counter, or hand the"
                        + " number out again as a pre-printed one (docs/operations.md).");
            }
        }
        out.flush();
        return 0;
    }

    private static String sentence(SkippingAhead.Skipped it) {
        String known = it.series().format(it.known());
        return it.exhausted()
                ? it.office() + ": series " + it.series().id()
                        + " has no number left today that is surely not on a slip from " + known
                        + " on. Give it a higher last number in the office file."
                : it.office() + ": numbers from " + known + " on may be on slips already; the next one is "
                        + it.series().format(it.next()) + ".";
    }

    /** What was written down beside the backup, or beside this folder's own backups and copy, after it was made. */
    private static List<NumberMarks> marks(Path file, ServerConfig config, PrintWriter out) {
        Path beside = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
        return Stream.of(beside, config.backups().folder(), config.backups().copy())
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(folder -> marks(folder, out).stream())
                .toList();
    }

    private static Optional<NumberMarks> marks(Path folder, PrintWriter out) {
        try {
            return MarkFile.read(folder).map(it -> NumberMarks.read(it.at(), it.numbers()));
        } catch (IOException | IllegalStateException e) {
            out.println("How far the numbers have come could not be read in " + folder + " (" + e.getMessage() + ").");
            return Optional.empty();
        }
    }

    /** Everything that was given, where the data that is replaced can still be read. */
    private static Optional<NumberMarks> lastNumbers(Path aside) {
        try {
            return Database.look(
                    aside.resolve("moiso"),
                    handle -> EventLog.newest(handle).map(at -> NumberMarks.in(handle, at, true)));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
