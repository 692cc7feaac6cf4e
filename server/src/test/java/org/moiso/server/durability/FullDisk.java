package org.moiso.server.durability;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk that may be full, as the operating system tells it: {@code jdbc:h2:file:full:/folder/moiso}. H2 makes paths by reflection, hence the registry. */
public final class FullDisk extends FilePathWrapper {

    private static final Map<String, FullDisk> DISKS = new ConcurrentHashMap<>();

    private volatile boolean full;

    static FullDisk under(Path file) {
        FullDisk disk = new FullDisk();
        FilePath.register(disk);
        DISKS.put(file.toString(), disk);
        return disk;
    }

    void fill() {
        full = true;
    }

    void empty() {
        full = false;
    }

    @Override
    public String getScheme() {
        return "full";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FullDisk disk = DISKS.get(getBase().toString());
        FileChannel file = getBase().open(mode);
        return disk == null ? file : disk.new Limited(file);
    }

    private final class Limited extends FileBaseDefault {

        private final FileChannel file;

        Limited(FileChannel file) {
            this.file = file;
        }

        @Override
        public synchronized int write(ByteBuffer from, long at) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            return file.write(from, at);
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the file below reads at a position by itself
        public int read(ByteBuffer to, long at) throws IOException {
            return file.read(to, at);
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        protected synchronized void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
