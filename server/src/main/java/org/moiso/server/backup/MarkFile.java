package org.moiso.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The small file beside backups and copy that says how far the numbers have come since: made anew within seconds, where a copy takes a minute. */
public final class MarkFile {

    /** Its name in the folder of the backups and in that of the copy. */
    static final String NAME = "moiso-numbers.txt";

    private MarkFile() {}

    /**
     * How far they have come.
     *
     * @param at when that was asked
     */
    public record Kept(Instant at, String numbers) {}

    /**
     * What stands in the one of a folder, if there is one.
     *
     * @throws IOException also when it is something else
     */
    public static Optional<Kept> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String[] lines = Files.readString(file).split("\n", 2);
        try {
            return Optional.of(new Kept(Instant.parse(lines[0]), lines[lines.length - 1]));
        } catch (DateTimeParseException e) {
            throw new IOException(file + " does not begin with a time", e);
        }
    }

    static void write(Path folder, Kept kept) throws IOException {
        Path made = folder.resolve(".making-numbers.txt");
        Files.writeString(made, kept.at + "\n" + kept.numbers);
        BackupFile.force(made);
        Files.move(made, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
