package org.moiso.server.durability;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A disk that may refuse to be written to in the middle of the day, with the operating system's words: {@code jdbc:h2:file:refusing:/folder/moiso}. Reading goes on. A real file system cannot be made
 * read-only while it is written to, only by a fault of its disk. H2 makes paths by reflection, hence the registry.
 */
public final class RefusingDisk extends FilePathWrapper {

    private static final Map<String, RefusingDisk> DISKS = new ConcurrentHashMap<>();

    private volatile @Nullable String refusal;
    private volatile CountDownLatch held = new CountDownLatch(0);

    static RefusingDisk under(Path file) {
        RefusingDisk disk = new RefusingDisk();
        FilePath.register(disk);
        DISKS.put(file.toString(), disk);
        return disk;
    }

    void refuse(String words) {
        refusal = words;
    }

    void take() {
        refusal = null;
    }

    @Override
    public String getScheme() {
        return "refusing";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        RefusingDisk disk = DISKS.get(getBase().toString());
        if (disk != null && !mode.equals("r")) {
            disk.mustTake();
        }
        FileChannel file = getBase().open(mode);
        return disk == null ? file : disk.new Limited(file);
    }

    /** From now on whoever writes waits until {@link #goOn}. */
    void hold() {
        held = new CountDownLatch(1);
    }

    void goOn() {
        held.countDown();
    }

    private void mustTake() throws IOException {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String words = refusal;
        if (words != null) {
            throw new IOException(words);
        }
    }

    private final class Limited extends ThroughFile {

        Limited(FileChannel file) {
            super(file);
        }

        @Override
        public synchronized int write(ByteBuffer from, long at) throws IOException {
            mustTake();
            return super.write(from, at);
        }

        @Override
        protected synchronized void implTruncate(long size) throws IOException {
            mustTake();
            super.implTruncate(size);
        }
    }
}
