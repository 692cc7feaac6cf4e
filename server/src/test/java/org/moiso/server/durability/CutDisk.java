package org.moiso.server.durability;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final class Recorded extends ThroughFile {

        private final DiskLog log;

        Recorded(FileChannel file, DiskLog log) {
            super(file);
            this.log = log;
        }

        @Override
        public synchronized int write(ByteBuffer from, long at) throws IOException {
            ByteBuffer copy = from.duplicate();
            int written = super.write(from, at);
            byte[] bytes = new byte[written];
            copy.get(bytes);
            log.written(at, bytes);
            return written;
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            super.force(metaData);
            log.forced();
        }

        @Override
        protected synchronized void implTruncate(long size) throws IOException {
            super.implTruncate(size);
            log.truncated(size);
        }
    }
}
