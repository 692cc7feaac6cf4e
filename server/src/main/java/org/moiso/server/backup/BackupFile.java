package org.moiso.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** A backup on its way between a zip file and a data folder. */
public final class BackupFile {

    /** What H2 calls the database of a data folder. */
    public static final String DATABASE = "moiso.mv.db";

    /** Opens a copy in a folder of its own and reads it through. */
    public interface Inspection {

        /** A sentence for each thing that is wrong with it. */
        List<String> findings(Path folder);
    }

    private BackupFile() {}

    /**
     * Unpacks a backup into a folder and reads it through there.
     *
     * @throws BackupFailed when it is none, or unsound
     */
    static void unpackSound(Path zip, Path folder, Inspection inspection) throws BackupFailed {
        try {
            Files.createDirectories(folder);
            unpack(zip, folder.resolve(DATABASE));
        } catch (IOException e) {
            throw new BackupFailed(
                    zip + " cannot be unpacked (" + e.getMessage() + "). Take an older backup, or another disk.", e);
        }
        List<String> findings;
        try {
            findings = inspection.findings(folder);
        } catch (RuntimeException e) {
            throw new BackupFailed(
                    "The copy in " + zip + " does not open (" + e.getMessage() + "). Take an older backup.", e);
        }
        if (!findings.isEmpty()) {
            throw new BackupFailed("The copy in " + zip + " is not sound: " + findings.get(0)
                    + ". Stop the server and run  moiso check  on the data itself.");
        }
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            ZipEntry entry = in.getNextEntry();
            if (entry == null || !entry.getName().endsWith(".mv.db")) {
                throw new ZipException("no database is in it");
            }
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        force(target);
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Whether a server, or another command, has the database of this folder open. */
    static boolean inUse(Path data) throws IOException {
        Path file = data.resolve(DATABASE);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
