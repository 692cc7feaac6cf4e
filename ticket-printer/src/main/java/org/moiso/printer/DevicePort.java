package org.moiso.printer;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A printer that the system shows as a file: {@code /dev/usb/lp0} on Linux, a shared printer on Windows. Threads: as
 * {@link Port} says; the open channels are handed over through a volatile field.
 *
 * <p>Reading and writing have a channel each, both of one opening: within one channel a waiting read would block every
 * write, and the device file cannot be opened twice.
 */
final class DevicePort implements Port {
    private final String path;
    private volatile @Nullable Opened opened;

    private record Opened(AutoCloseable file, FileChannel in, FileChannel out) {}

    DevicePort(String path) {
        this.path = path;
    }

    @Override
    public void open() throws IOException {
        close();
        try {
            opened = answers() ? bothWays(new RandomAccessFile(path, "rw")) : outOnly(new FileOutputStream(path, true));
        } catch (FileNotFoundException e) {
            throw new IOException(
                    path + " cannot be opened (" + e.getMessage()
                            + "); check that the printer is on and plugged in, that no other program holds it and that this account may use it (Linux: group lp)",
                    e);
        }
    }

    private static Opened bothWays(RandomAccessFile file) throws IOException {
        FileChannel in = new FileInputStream(file.getFD()).getChannel();
        FileChannel out = new FileOutputStream(file.getFD()).getChannel();
        return new Opened(file, in, out);
    }

    private static Opened outOnly(FileOutputStream file) {
        return new Opened(file, file.getChannel(), file.getChannel());
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            channels().out.write(buffer);
        }
    }

    @Override
    public int read(byte[] into) throws IOException {
        int count = channels().in.read(ByteBuffer.wrap(into));
        if (count > 0) {
            return count;
        }
        // Some drivers say "end of file" when they mean "nothing yet".
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        return 0;
    }

    private Opened channels() throws IOException {
        Opened now = opened;
        if (now == null) {
            throw new EOFException(path + " is closed");
        }
        return now;
    }

    @Override
    public void close() {
        Opened now = opened;
        opened = null;
        if (now != null) {
            close(now.in);
            close(now.out);
            close(now.file);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // A device that was pulled out fails to close too; it is gone either way.
        }
    }

    @Override
    public int chunk() {
        return 4096;
    }

    @Override
    public int bytesPerSecond() {
        return 200_000;
    }

    @Override
    public boolean answers() {
        // A Windows share goes through the spooler and takes bytes only.
        return !path.startsWith("\\\\");
    }

    @Override
    public String name() {
        return "device:" + path;
    }
}
