package org.moiso.printer;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One opened line, until it breaks. Three threads meet here: the owner sends, the line's reader feeds {@link PrinterReplies}, the watch closes a port that has stopped taking bytes;
 * they share nothing but the port and two volatile fields.
 */
final class PrinterLine implements AutoCloseable {
    private static final long WATCH_MILLIS = 200;
    private static final long READER_MILLIS = 2000;
    private static final Duration STALL = Duration.ofSeconds(4);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final PrinterPort port;
    private final PrinterReplies replies;
    private final ScheduledExecutorService watch;
    private final Thread reader;
    private volatile long takenAt;
    private volatile boolean stalled;

    private PrinterLine(PrinterPort port, PrinterReplies replies, ScheduledExecutorService watch) {
        this.port = port;
        this.replies = replies;
        this.watch = watch;
        this.reader = new Thread(this::listen, "printer " + port.name());
        reader.setDaemon(true);
    }

    /** Opens the port and starts to listen. */
    static PrinterLine open(PrinterPort port, PrinterReplies replies, ScheduledExecutorService watch)
            throws IOException {
        port.open();
        PrinterLine line = new PrinterLine(port, replies, watch);
        if (port.answers()) {
            line.reader.start();
        }
        return line;
    }

    PrinterReplies replies() {
        return replies;
    }

    private void listen() {
        byte[] bytes = new byte[256];
        try {
            while (!replies.ended()) {
                replies.feed(bytes, port.read(bytes));
            }
        } catch (IOException e) {
            replies.end();
        }
    }

    /**
     * Sends bytes in pieces. While the printer reports that it has stopped, nothing more is sent: cheap printers drop what they have no room for.
     *
     * @param stopped what the printer has stopped for, empty while it goes on
     * @param patience how long a stop may last once something is sent; before that, none is waited for
     */
    void send(byte[] bytes, Supplier<Optional<PrinterFault>> stopped, Duration patience) throws LineException {
        takenAt = System.nanoTime();
        ScheduledFuture<?> guard =
                watch.scheduleWithFixedDelay(() -> guard(stopped), WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
        int sent = 0;
        int count = 0;
        try {
            while (sent < bytes.length) {
                holdWhile(stopped, patience, sent);
                count = Math.min(port.chunk(), bytes.length - sent);
                port.write(bytes, sent, count);
                sent += count;
                takenAt = System.nanoTime();
            }
        } catch (IOException e) {
            PrinterFault fault = stalled ? stopped.get().orElse(PrinterFault.STALLED) : PrinterFault.LINE_LOST;
            int perhaps = e instanceof NothingTaken ? sent : sent + count;
            throw new LineException(fault, perhaps, String.valueOf(e.getMessage()));
        } finally {
            guard.cancel(false);
        }
    }

    private void guard(Supplier<Optional<PrinterFault>> stopped) {
        if (stopped.get().isPresent()) {
            takenAt = System.nanoTime();
        } else if (System.nanoTime() - takenAt > limit()) {
            stalled = true;
            port.close();
        }
    }

    /** Twice the time that a piece takes at the line's rate, and some. */
    private long limit() {
        long piece = TimeUnit.SECONDS.toNanos(2L * Math.min(port.chunk(), 65_536)) / port.bytesPerSecond();
        return STALL.toNanos() + piece;
    }

    private void holdWhile(Supplier<Optional<PrinterFault>> stopped, Duration patience, int sent) throws LineException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<PrinterFault> fault = stopped.get();
        while (fault.isPresent()) {
            if (replies.ended()) {
                throw new LineException(PrinterFault.LINE_LOST, sent, "the line broke while the printer was stopped");
            }
            if (sent == 0
                    || System.nanoTime() > deadline
                    || Thread.currentThread().isInterrupted()) {
                throw new LineException(fault.get(), sent, "the printer has stopped");
            }
            replies.awaitEnd(LOOK);
            fault = stopped.get();
        }
    }

    /** Frees the port and sees the reader off: left behind, it would steal the answers that belong to the next line. */
    @Override
    public void close() {
        replies.end();
        port.close();
        try {
            reader.join(READER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
