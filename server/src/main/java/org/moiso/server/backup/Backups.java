package org.moiso.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.moiso.server.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups of the H2 file while everybody goes on: a zip with the whole database, opened and read through before it counts. Safe for all
 * threads: one backup at a time, guarded by its own lock.
 */
public final class Backups {

    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final String PREFIX = "moiso-";
    private static final String SUFFIX = ".zip";

    /** The copy that is made anew again and again, in its folder. */
    static final String COPY = "moiso-copy.zip";

    private final Db db;
    private final BackupPlan plan;
    private final BackupFile.Inspection inspection;
    private final Clock clock;

    public Backups(Db db, BackupPlan plan, BackupFile.Inspection inspection, Clock clock) {
        this.db = db;
        this.plan = plan;
        this.inspection = inspection;
        this.clock = clock;
    }

    /**
     * Makes a backup now, reads it through, and lets the oldest go.
     *
     * @return its file
     * @throws BackupFailed when there is none now
     */
    public synchronized Path make() throws BackupFailed {
        Path made = plan.folder().resolve(".making.zip");
        Path look = plan.folder().resolve(".look");
        try {
            Files.createDirectories(plan.folder());
            BackupFile.deleteAll(look);
            copyTo(made);
            BackupFile.unpackSound(made, look, inspection);
            Path file = plan.folder().resolve(PREFIX + STAMP.format(now()) + SUFFIX);
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            prune();
            LOG.info("backup={} kilobytes={}", file, Files.size(file) / 1000);
            return file;
        } catch (IOException e) {
            throw new BackupFailed(
                    "No backup could be written to " + plan.folder() + " (" + e
                            + "). Look whether that disk is there, writable and not full.",
                    e);
        } finally {
            tidied(look, made);
        }
    }

    /** Makes the copy anew; what is read of it at any time is the last whole one. */
    synchronized void copy(Path folder) throws BackupFailed {
        Path made = folder.resolve(".making-copy.zip");
        try {
            if (!Files.isDirectory(folder)) {
                throw new BackupFailed("The folder for the copy, " + folder
                        + ", is not there. Connect its disk, or make the folder; copying goes on by itself.");
            }
            copyTo(made);
            Files.move(made, folder.resolve(COPY), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BackupFailed(
                    "No copy could be written to " + folder + " (" + e
                            + "). Look whether that disk is there, writable and not full; copying goes on by itself.",
                    e);
        }
    }

    private void copyTo(Path file) throws IOException, BackupFailed {
        try {
            db.backup(file);
        } catch (RuntimeException e) {
            throw new BackupFailed(
                    "The database could not be copied to " + file + " (" + e.getMessage()
                            + "). Look whether that disk is there, writable and not full.",
                    e);
        }
        BackupFile.force(file);
    }

    /** The backups that are there, the newest first. */
    List<Path> there() throws IOException {
        if (!Files.isDirectory(plan.folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(plan.folder())) {
            return files.filter(it -> it.getFileName().toString().matches(PREFIX + "[0-9]{8}-[0-9]{6}\\.zip"))
                    .sorted((one, other) -> other.getFileName().compareTo(one.getFileName()))
                    .toList();
        }
    }

    /** When a backup was made, by its name. */
    static LocalDateTime madeAt(Path backup) {
        String name = backup.getFileName().toString();
        return LocalDateTime.parse(name.substring(PREFIX.length(), name.length() - SUFFIX.length()), STAMP);
    }

    private void prune() throws IOException {
        for (Path old : there().stream().skip(plan.keep()).toList()) {
            Files.delete(old);
        }
    }

    private static void tidied(Path look, Path made) {
        try {
            BackupFile.deleteAll(look);
            Files.deleteIfExists(made);
        } catch (IOException e) {
            LOG.warn("backup=untidy reason=\"{}\"", e.toString());
        }
    }

    Instant instant() {
        return clock.instant();
    }

    LocalDateTime now() {
        return LocalDateTime.ofInstant(instant(), ZoneId.systemDefault());
    }
}
