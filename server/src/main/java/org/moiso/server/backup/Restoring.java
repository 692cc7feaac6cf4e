package org.moiso.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a backup in the place of the data. What was there is kept aside, never deleted. */
public final class Restoring {

    private static final Logger LOG = LoggerFactory.getLogger(Restoring.class);

    private final BackupFile.Inspection inspection;
    private final Clock clock;

    public Restoring(BackupFile.Inspection inspection, Clock clock) {
        this.inspection = inspection;
        this.clock = clock;
    }

    /**
     * Reads the backup through, and only then changes the two.
     *
     * @param zip a backup, or the folder of a copy
     * @return where the old data is now, if there was any
     * @throws BackupFailed when a server runs on the folder, or the backup is not sound; nothing has changed then
     */
    public Optional<Path> restore(Path zip, Path data) throws BackupFailed {
        Path file = Files.isDirectory(zip) ? zip.resolve(Backups.COPY) : zip;
        Path look = data.resolve(".restoring");
        try {
            if (!Files.isRegularFile(file)) {
                throw new BackupFailed("There is no backup " + file + ". Give its file, or the folder of the copy.");
            }
            if (BackupFile.inUse(data)) {
                throw new BackupFailed("Another MoiSo is using this data folder. Stop it first.");
            }
            BackupFile.deleteAll(look);
            BackupFile.unpackSound(file, look, inspection);
            Optional<Path> aside = setAside(data);
            Files.move(
                    look.resolve(BackupFile.DATABASE),
                    data.resolve(BackupFile.DATABASE),
                    StandardCopyOption.ATOMIC_MOVE);
            return aside;
        } catch (IOException e) {
            throw new BackupFailed(
                    "The data in " + data + " could not be replaced (" + e
                            + "). Look whether its disk is writable and not full.",
                    e);
        } finally {
            tidied(look);
        }
    }

    private Optional<Path> setAside(Path data) throws IOException {
        Path database = data.resolve(BackupFile.DATABASE);
        if (!Files.exists(database)) {
            return Optional.empty();
        }
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault());
        Path aside = data.resolve("before-restore-" + Backups.STAMP.format(now));
        Files.createDirectories(aside);
        Files.move(database, aside.resolve(BackupFile.DATABASE), StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(aside);
    }

    private static void tidied(Path look) {
        try {
            BackupFile.deleteAll(look);
        } catch (IOException e) {
            LOG.warn("restore=untidy reason=\"{}\"", e.toString());
        }
    }
}
