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

/**
 * A disk below H2 whose power can be cut afterwards: {@code jdbc:h2:file:cut:/folder/moiso}. Every write, force and truncation of the
 * database file also goes into its {@link DiskLog}. H2 makes paths by reflection, hence the registry.
 */
public final class CutDisk extends FilePathWrapper {

    private static final Map<String, DiskLog> LOGS = new ConcurrentHashMap<>();

    /** The record of a database file; from here on it is kept. */
    static DiskLog watch(Path file) {
        FilePath.register(new CutDisk());
        DiskLog log = new DiskLog();
        LOGS.put(file.toString(), log);
        return log;
    }

    @Override
    public String getScheme() {
        return "cut";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = getBase().open(mode);
        DiskLog log = LOGS.get(getBase().toString());
        return log == null ? file : new Recorded(file, log);
    }

    /** The file, and beside it what was done to it. */
    private static final class Recorded extends FileBaseDefault {

        private final FileChannel file;
        private final DiskLog log;

        Recorded(FileChannel file, DiskLog log) {
            this.file = file;
            this.log = log;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the file below reads at a position by itself
        public int read(ByteBuffer to, long at) throws IOException {
            return file.read(to, at);
        }

        @Override
        public synchronized int write(ByteBuffer from, long at) throws IOException {
            ByteBuffer copy = from.duplicate();
            int written = file.write(from, at);
            byte[] bytes = new byte[written];
            copy.get(bytes);
            log.written(at, bytes);
            return written;
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            file.force(metaData);
            log.forced();
        }

        @Override
        protected synchronized void implTruncate(long size) throws IOException {
            file.truncate(size);
            log.truncated(size);
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
