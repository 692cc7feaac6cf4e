package org.moiso.printer;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One opened line, until it breaks. Three threads meet here: the owner sends, the line's reader feeds {@link
 * PrinterReplies}, the watch closes a port that has stopped taking bytes; they share nothing but the port and a few
 * volatile fields.
 */
final class PrinterLine implements AutoCloseable {
    static final long WATCH_MILLIS = 200;
    private static final long READER_MILLIS = 2000;
    static final Duration SUSPICION = Duration.ofSeconds(1);
    private static final Duration STALL = Duration.ofSeconds(4);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Port port;
    private final PrinterReplies replies;
    private final ScheduledExecutorService watch;
    private final Thread reader;
    private volatile long takenAt;
    private volatile long goingSince;
    private volatile boolean stalled;

    private PrinterLine(Port port, PrinterReplies replies, ScheduledExecutorService watch) {
        this.port = port;
        this.replies = replies;
        this.watch = watch;
        this.reader = new Thread(this::listen, "printer " + port.name());
        reader.setDaemon(true);
    }

    /** Opens the port and starts to listen. */
    static PrinterLine open(Port port, PrinterReplies replies, ScheduledExecutorService watch) throws IOException {
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

    /** Sends a short question, whatever state the printer is in. */
    void ask(byte[] bytes, Health health) throws LineException {
        transfer(bytes, health, STALL, false);
    }

    /**
     * Sends a slip in pieces. While the printer reports that it has stopped, nothing more is sent: cheap printers drop
     * what they have no room for.
     *
     * @param health knows whether the printer has stopped, and is told when it seems stalled
     * @param patience how long a stop may last once something is sent; before that, none is waited for
     */
    void send(byte[] bytes, Health health, Duration patience) throws LineException {
        transfer(bytes, health, patience, true);
    }

    private void transfer(byte[] bytes, Health health, Duration patience, boolean hold) throws LineException {
        takenAt = System.nanoTime();
        goingSince = takenAt;
        ScheduledFuture<?> guard = watch.scheduleWithFixedDelay(
                () -> guard(health, patience), WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
        int sent = 0;
        int count = 0;
        try {
            while (sent < bytes.length) {
                if (hold) {
                    holdWhileStopped(health, patience, sent);
                }
                count = Math.min(port.chunk(), bytes.length - sent);
                port.write(bytes, sent, count);
                sent += count;
                takenAt = System.nanoTime();
                health.trust(PrinterFault.STALLED);
            }
        } catch (IOException e) {
            PrinterFault fault = stalled ? health.stopped().orElse(PrinterFault.STALLED) : PrinterFault.LINE_LOST;
            int perhaps = e instanceof NothingTaken ? sent : sent + count;
            throw new LineException(fault, perhaps, String.valueOf(e.getMessage()));
        } finally {
            guard.cancel(false);
        }
    }

    /** Runs on the watch. The time in which the printer says that it has stopped is no stall, but it ends too. */
    private void guard(Health health, Duration patience) {
        long now = System.nanoTime();
        boolean stopped = health.stopped().isPresent();
        if (stopped) {
            goingSince = now;
        }
        long stuck = now - Math.max(takenAt, goingSince) - piece();
        if (stuck > STALL.toNanos()
                || (stopped && now - takenAt > patience.plus(STALL).toNanos())) {
            stalled = true;
            port.close();
        } else if (stuck > SUSPICION.toNanos()) {
            health.suspect(PrinterFault.STALLED);
        }
    }

    /** Twice the time that a piece takes at the line's rate. */
    private long piece() {
        return TimeUnit.SECONDS.toNanos(2L * Math.min(port.chunk(), 65_536)) / port.bytesPerSecond();
    }

    private void holdWhileStopped(Health health, Duration patience, int sent) throws LineException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<PrinterFault> fault = health.stopped();
        while (fault.isPresent()) {
            if (replies.ended()) {
                throw new LineException(PrinterFault.LINE_LOST, sent, "the line broke while the printer was stopped");
            }
            boolean over =
                    System.nanoTime() > deadline || Thread.currentThread().isInterrupted();
            if (sent == 0 || over) {
                throw new LineException(fault.get(), sent, "the printer has stopped");
            }
            replies.awaitEnd(LOOK);
            takenAt = System.nanoTime();
            fault = health.stopped();
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
