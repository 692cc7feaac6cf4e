package org.moiso.printer;

import static org.awaitility.Awaitility.await;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Used by the printer's thread and by whoever breaks the line; the running pair of terminals is handed over through a
 * volatile field.
 */
final class FakePtyLine implements FakeLine {
    private final FakePrinter printer;
    private final Path computer;
    private final Path device;
    private final String scheme;
    private volatile Pair pair;

    /**
     * Holds the computer's ends of broken pairs until the test is over. Otherwise the system gives their numbers to the
     * next pair, and a computer that opens its old line again talks to a printer of another test.
     */
    private final List<RandomAccessFile> kept = new CopyOnWriteArrayList<>();

    private record Pair(Process socat, RandomAccessFile file, FileChannel in, FileChannel out) {}

    FakePtyLine(FakePrinter printer, Path folder, String scheme) {
        this.printer = printer;
        this.computer = folder.resolve("printer-port");
        this.device = folder.resolve("printer-end");
        this.scheme = scheme;
        this.pair = connect();
    }

    static boolean possible() {
        return Files.isExecutable(Path.of("/usr/bin/socat"));
    }

    private Pair connect() {
        try {
            Process socat = new ProcessBuilder("socat", pty(computer), pty(device))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().until(() -> Files.exists(computer) && Files.exists(device));
            kept.add(new RandomAccessFile(computer.toFile(), "rw"));
            RandomAccessFile file = new RandomAccessFile(device.toFile(), "rw");
            FileChannel in = new FileInputStream(file.getFD()).getChannel();
            FileChannel out = new FileOutputStream(file.getFD()).getChannel();
            Thread thread = new Thread(() -> read(in), "fake printer");
            thread.setDaemon(true);
            thread.start();
            return new Pair(socat, file, in, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pty(Path link) {
        return "pty,raw,echo=0,link=" + link;
    }

    private void read(FileChannel in) {
        ByteBuffer buffer = ByteBuffer.allocate(512);
        try {
            while (in.read(buffer.clear()) >= 0) {
                printer.receive(buffer.array(), buffer.position());
            }
        } catch (IOException e) {
            // The pair was broken; a new one has its own thread.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String address() {
        return scheme + computer;
    }

    @Override
    public void answer(byte[] bytes) {
        try {
            pair.out.write(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            // The line is broken; a printer would not notice.
        }
    }

    @Override
    public void drop() {
        disconnect();
        pair = connect();
    }

    private void disconnect() {
        Pair now = pair;
        try {
            Files.deleteIfExists(computer);
            Files.deleteIfExists(device);
            now.socat.destroyForcibly().waitFor();
            now.in.close();
            now.out.close();
            now.file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The adapter stays plugged in; only the printer is dead. */
    @Override
    public void powerOff() {}

    @Override
    public void powerOn() {}

    @Override
    public void close() throws IOException {
        disconnect();
        for (RandomAccessFile end : kept) {
            end.close();
        }
    }
}
