package org.moiso.server.print;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A keypad on a serial line that can be unplugged: a pair of terminals, whose other end is at the same path each time. */
final class PushButtons implements AutoCloseable {

    private final Path computer;
    private final Path board;
    /** The computer's ends of broken pairs: their numbers shall not be given to the line of another test. */
    private final List<RandomAccessFile> kept = new ArrayList<>();

    private Process socat;
    private RandomAccessFile end;

    PushButtons(Path folder, String name) {
        computer = folder.resolve(name + "-port");
        board = folder.resolve(name + "-end");
        plugIn();
    }

    String address() {
        return "serial:" + computer + "?baud=9600";
    }

    void plugIn() {
        try {
            socat = new ProcessBuilder("socat", pty(computer), pty(board))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().pollInterval(Duration.ofMillis(10)).until(() -> Files.exists(computer) && Files.exists(board));
            kept.add(new RandomAccessFile(computer.toFile(), "rw"));
            end = new RandomAccessFile(board.toFile(), "rw");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pty(Path link) {
        return "pty,raw,echo=0,link=" + link;
    }

    void unplug() {
        try {
            Files.deleteIfExists(computer);
            Files.deleteIfExists(board);
            socat.destroyForcibly().waitFor();
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void send(String characters) {
        send(characters.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte... bytes) {
        try {
            end.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        unplug();
        for (RandomAccessFile each : kept) {
            each.close();
        }
    }
}
