package org.moiso.server.durability;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/** A file below H2 that passes everything on to the one below it; disks that misbehave write and force in their own way. */
abstract class ThroughFile extends FileBaseDefault {

    private final FileChannel file;

    ThroughFile(FileChannel file) {
        this.file = file;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the file below reads at a position by itself
    public int read(ByteBuffer to, long at) throws IOException {
        return file.read(to, at);
    }

    @Override
    public synchronized int write(ByteBuffer from, long at) throws IOException {
        return file.write(from, at);
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
