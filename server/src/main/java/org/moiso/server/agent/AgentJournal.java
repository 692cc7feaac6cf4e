package org.moiso.server.agent;

import com.github.f4b6a3.tsid.TsidCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent remembers of its jobs: a file that is only appended to, and forced to the disk before anybody is told.
 * Used by the agent's printer thread only, but for {@link #memory}.
 *
 * <p>It keeps the last jobs, far more than a server can ask for again, and is written anew when it has grown to several
 * times that. Its name goes to the server, so that an agent that lost its memory is not taken for one that never got a
 * job.
 */
final class AgentJournal implements AutoCloseable {

    private static final int KEPT = 1000;
    private static final int LINES_AT_MOST = 8 * KEPT;
    private static final String HEAD = "moiso-agent ";

    private final Path file;
    private final FileChannel lock;
    private final String memory;
    private final Map<String, Remembered> jobs = new LinkedHashMap<>();
    private FileChannel channel;
    private int lines;

    private AgentJournal(Path file, FileChannel lock) throws IOException {
        this.file = file;
        this.lock = lock;
        List<String> written = read();
        this.memory = written.isEmpty()
                ? TsidCreator.getTsid().toString()
                : written.get(0).substring(HEAD.length());
        written.stream().skip(1).flatMap(line -> Remembered.of(line).stream()).forEach(this::keep);
        this.channel = rewritten();
    }

    /**
     * Opens the memory in a folder, or starts one.
     *
     * @throws IllegalArgumentException with a sentence when another agent uses it, or it cannot be written
     */
    static AgentJournal open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lock =
                    FileChannel.open(folder.resolve("agent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new IllegalArgumentException("Another printer agent is using the folder " + folder
                        + ". Stop it first, or give another folder with --data.");
            }
            return new AgentJournal(folder.resolve("jobs.log"), lock);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The folder " + folder + " cannot be used (" + e.getMessage() + "). Give another with --data.", e);
        }
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Names this memory; another one is made each time the file is lost. */
    String memory() {
        return memory;
    }

    Optional<Remembered> of(String job) {
        return Optional.ofNullable(jobs.get(job));
    }

    /** Whether bytes of the last slip may still lie in the printer: nobody knows how far it came. */
    boolean unfinished() {
        return jobs.values().stream()
                .reduce((earlier, later) -> later)
                .filter(it -> it.fate() != Remembered.Fate.PRINTED)
                .isPresent();
    }

    /** Writes it down; it is safe on the disk when this returns. */
    void remember(Remembered now) {
        try {
            append(channel, now.line());
            channel.force(true);
            keep(now);
            lines++;
            if (lines > LINES_AT_MOST) {
                channel.close();
                channel = rewritten();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The agent's memory " + file + " cannot be written", e);
        }
    }

    private void keep(Remembered now) {
        jobs.remove(now.job());
        if (now.fate() != Remembered.Fate.FORGOTTEN) {
            jobs.put(now.job(), now);
        }
        if (jobs.size() > KEPT) {
            jobs.remove(jobs.keySet().iterator().next());
        }
    }

    /** The whole lines of the file; a last one that a power cut tore was never acted upon. */
    private List<String> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        List<String> whole =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        return whole.isEmpty() || !whole.get(0).startsWith(HEAD) ? List.of() : whole;
    }

    /** The file with what is kept and no more, put in the place of the old one in one move. */
    private FileChannel rewritten() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        StringBuilder text = new StringBuilder(HEAD + memory + "\n");
        jobs.values().forEach(it -> text.append(it.line()));
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            append(out, text.toString());
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
        lines = jobs.size();
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** Makes the move itself survive a power cut, where the system can (Windows cannot, and needs not). */
    private void forceFolder() {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
            open.force(true);
        } catch (IOException e) {
            // A folder that cannot be opened as a file is one of Windows'.
        }
    }

    private static void append(FileChannel to, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            int unused = to.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
