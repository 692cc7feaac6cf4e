package org.moiso.server.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file below H2 that never announces what is not on the disk yet. H2 takes the piece that it wrote last (a chunk) for whole when its first and last
 * bytes are there, and trusts the file's header to name the newest one; a disk writes in any order until it is forced. So everything is
 * forced before the last sector of a chunk, before H2 writes the header, and before the file is cut shorter; and the header names each chunk ({@link NewestChunk}). Decision 13 has the reasons.
 *
 * <p>{@code jdbc:h2:file:ordered:/folder/moiso}. Public, with an open constructor, because H2 makes paths by reflection. The file is the same
 * with and without it.
 */
public final class OrderedFile extends FilePathWrapper {

    /** How H2 addresses it, before the path. */
    static final String SCHEME = "ordered";

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Ordered(getBase().open(mode));
    }

    /** Safe for all threads: H2 writes and forces from several; each write and force here is one step, guarded by the channel's own lock. Reads are free. */
    private static final class Ordered extends FileBaseDefault {

        /** What a disk writes whole or not at all, at the least. */
        private static final int SECTOR = 512;

        private static final int HEADER = 2 * NewestChunk.BLOCK;

        private final FileChannel file;
        private final NewestChunk newest;
        private boolean unforced;

        Ordered(FileChannel file) throws IOException {
            this.file = file;
            this.newest = new NewestChunk(file);
        }

        @Override
        public synchronized int write(ByteBuffer from, long at) throws IOException {
            int length = from.remaining();
            if (at >= HEADER && length > SECTOR) {
                writeChunk(from, at);
            } else if (at != 0 || newest.isNews(from)) {
                forceIfNeeded();
                writeAll(from, at);
            } else {
                from.position(from.limit());
            }
            return length;
        }

        private void writeChunk(ByteBuffer from, long at) throws IOException {
            ByteBuffer whole = from.duplicate();
            ByteBuffer body = from.duplicate();
            body.limit(body.limit() - SECTOR);
            int bodyLength = body.remaining();
            writeAll(body, at);
            forceIfNeeded();
            from.position(from.limit() - SECTOR);
            writeAll(from, at + bodyLength);
            newest.name(whole, at);
        }

        private void writeAll(ByteBuffer from, long at) throws IOException {
            unforced = true;
            for (long next = at; from.hasRemaining(); ) {
                next += file.write(from, next);
            }
        }

        private void forceIfNeeded() throws IOException {
            if (unforced) {
                force(false);
            }
        }

        /** Of the file's own facts only its length counts, and that comes along either way: the time of the last write need not be safe. */
        @Override
        public synchronized void force(boolean metaData) throws IOException {
            file.force(false);
            unforced = false;
        }

        @Override
        protected synchronized void implTruncate(long size) throws IOException {
            forceIfNeeded();
            file.truncate(size);
            unforced = true;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // a reader need not wait until the disk has written
        public int read(ByteBuffer to, long at) throws IOException {
            return file.read(to, at);
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
