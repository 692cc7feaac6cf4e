package org.moiso.printer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Safe for any thread; guarded by this object's monitor. A receipt printer for tests, over a real TCP socket or a real
 * serial line: a receive buffer, a head that works through it, sensors, and a real-time side that answers at once.
 * Every misfortune of a printer's life can be ordered.
 */
public final class FakePrinter implements AutoCloseable {
    /** What becomes of the line when the request for confirmation is reached. */
    public enum Drop {
        NEVER,
        WITHIN_THE_PICTURE,
        BEFORE_CONFIRMATION,
        /** When it is told to forget what is left of a slip. */
        WHILE_CLEARED
    }

    private static final Duration CUT_AT_MOST = Duration.ofSeconds(2);

    private final int room;

    private final Deque<Integer> received = new ArrayDeque<>();
    private final List<SlipImage> pieces = new ArrayList<>();
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final List<Integer> command = new ArrayList<>();
    private FakeSensors sensors = FakeSensors.of();
    private final FakeLine line;
    private Drop drop = Drop.NEVER;
    private boolean answersStatus = true;
    private boolean answersProcessId = true;
    private boolean answersQueuedStatus = true;
    private boolean reads = true;
    private boolean on = true;
    private boolean automatic;
    private boolean confirmedUncut;
    private int bytesPerSecond = 1_000_000;
    private int rowsLeft = Integer.MAX_VALUE;
    private int stopsAfterRows = Integer.MAX_VALUE;
    private int rowBytes = 72;
    private int rasterLeft;
    private int text;
    private long bytesSeen;
    private @Nullable IllegalStateException wrong;

    /**
     * @param room of the receive buffer; on a serial line it never blocks: the two directions have wires of their own
     */
    private FakePrinter(int room, Function<FakePrinter, FakeLine> connect) {
        this.room = room;
        line = connect.apply(this);
    }

    /** A network printer on a free port of this machine. */
    public static FakePrinter onTcp() {
        return new FakePrinter(4096, printer -> FakeLine.tcp(printer));
    }

    /** A serial printer behind a pair of pseudo terminals; needs socat. */
    public static FakePrinter onSerial(Path folder) {
        return new FakePrinter(1 << 20, printer -> FakeLine.pty(printer, folder, "serial:"));
    }

    /** The same, to be opened as a device file. */
    public static FakePrinter onDevice(Path folder) {
        return new FakePrinter(1 << 20, printer -> FakeLine.pty(printer, folder, "device:"));
    }

    /** Its address, to be parsed by {@link PortAddress}. */
    public String address() {
        return line.address();
    }

    /**
     * What was cut off so far, oldest first: slips, and torn pieces of slips. A slip is confirmed a moment before its
     * cut: whoever asks in that moment waits for the cut, as a visitor would, but not for a cut that never comes.
     */
    public synchronized List<SlipImage> pieces() {
        if (wrong != null) {
            throw wrong;
        }
        long until = System.nanoTime() + CUT_AT_MOST.toNanos();
        while (confirmedUncut && System.nanoTime() < until) {
            try {
                wait(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return List.copyOf(pieces);
    }

    /** Bytes that have arrived since the start. */
    public synchronized long bytesSeen() {
        return bytesSeen;
    }

    /** From now on its sensors report exactly this; none: all is well, and work goes on. */
    public synchronized void faults(PrinterFault... now) {
        sensors = FakeSensors.of(now);
        rowsLeft = Integer.MAX_VALUE;
        tellStatus();
        work();
        notifyAll();
    }

    /** What it can answer; nothing at all: a silent clone. */
    public synchronized void answers(boolean status, boolean processId, boolean queuedStatus) {
        answersStatus = status;
        answersProcessId = processId;
        answersQueuedStatus = queuedStatus;
    }

    public synchronized void bytesPerSecond(int rate) {
        bytesPerSecond = rate;
    }

    /** The paper ends after so many more rows. */
    public synchronized void paperEndsAfterRows(int count) {
        rowsLeft = count;
    }

    /** It stops reading from its line after so many more rows, without a word. */
    public synchronized void stopsReadingAfterRows(int count) {
        stopsAfterRows = count;
    }

    public synchronized void readsOn() {
        reads = true;
        stopsAfterRows = Integer.MAX_VALUE;
        notifyAll();
    }

    /** What happens to the line at the next confirmation; once. */
    public synchronized void drops(Drop when) {
        drop = when;
    }

    /** The line breaks now, and can be opened again. */
    public void breakLine() {
        tearOff();
        line.drop();
    }

    /** Whoever waits for a slip that is whole and stays uncut tears it off. */
    private synchronized void tearOff() {
        if (confirmedUncut) {
            cut();
        }
    }

    /** Off: what it had not printed is lost, and a network line breaks. */
    public void switchOff() {
        synchronized (this) {
            tearOff();
            on = false;
            lives++;
            forgetEverything();
            reads = true;
            notifyAll();
        }
        line.powerOff();
    }

    public void switchOn() {
        synchronized (this) {
            on = true;
            notifyAll();
        }
        line.powerOn();
    }

    private void forgetEverything() {
        received.clear();
        command.clear();
        rasterLeft = 0;
        text = 0;
        automatic = false;
        confirmedUncut = false;
    }

    /** Takes bytes from the line at the configured rate; waits while the buffer is full. */
    void receive(byte[] bytes, int count) throws InterruptedException {
        int life = lives();
        for (int i = 0; i < count; i++) {
            receive(bytes[i] & 0xFF, life);
        }
        long millis = count * 1000L / bytesPerSecond;
        if (millis > 0) {
            long until = System.nanoTime() + millis * 1_000_000;
            synchronized (this) {
                for (long left = millis; left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                    wait(left);
                }
            }
        }
    }

    /** How often it was switched off; bytes on their way from before are lost. */
    private int lives;

    private int before;
    private int beforeThat;

    private synchronized int lives() {
        return lives;
    }

    private synchronized void receive(int value, int life) throws InterruptedException {
        while (life == lives && on && (!reads || received.size() >= room)) {
            wait();
        }
        if (!on || life != lives) {
            return;
        }
        bytesSeen++;
        received.add(value);
        if (beforeThat == 0x10 && before == 0x04 && value >= 1 && value <= 4) {
            dropLast(3);
            if (answersStatus) {
                answer(sensors.status(value));
            }
        }
        if (drop == Drop.WHILE_CLEARED && beforeThat == 0x10 && before == 0x14 && value == 0x08) {
            dropLine();
        }
        beforeThat = before;
        before = value;
        work();
    }

    private void dropLast(int count) {
        for (int i = 0; i < count && !received.isEmpty(); i++) {
            received.removeLast();
        }
    }

    private void work() {
        while (!received.isEmpty() && !sensors.stopped() && reads) {
            boolean perhapsRealTime = received.peekFirst() == 0x10 && received.size() < 3 && rasterLeft == 0;
            if (perhapsRealTime) {
                return;
            }
            int value = received.removeFirst();
            if (rasterLeft > 0) {
                raster(value);
            } else {
                command.add(value);
                obey();
            }
        }
    }

    private void raster(int value) {
        rows.write(value);
        rasterLeft--;
        if (rows.size() % rowBytes != 0) {
            return;
        }
        if (--rowsLeft == 0) {
            sensors = FakeSensors.of(PrinterFault.PAPER_OUT);
            tellStatus();
        }
        if (--stopsAfterRows == 0) {
            reads = false;
        }
        if (drop == Drop.WITHIN_THE_PICTURE && rows.size() / rowBytes == 200) {
            dropLine();
        }
    }

    private void obey() {
        int first = command.get(0);
        int size = command.size();
        if (first == 0x00 || first == 0x0A) {
            command.clear();
        } else if (first == 0x10 && size == 10) {
            // A cheap printer: does not know DLE DC4, and takes it for ten bytes of nothing.
            command.clear();
        } else if (first == 0x1B && size >= 2) {
            if (command.get(1) == 0x40) {
                automatic = false;
                text = 0;
                command.clear();
            } else if (size == 3) {
                command.clear();
            }
        } else if (first == 0x1D && size >= 3) {
            obeyGroup(command.get(1), size);
        } else if (first != 0x1D && first != 0x1B && first != 0x10) {
            // Text in an unfinished line: a reset forgets it, anything that prints puts it on paper.
            text++;
            command.clear();
        }
    }

    private void obeyGroup(int kind, int size) {
        int length = kind == 0x28 ? 11 : kind == 0x76 ? 8 : kind == 0x56 ? 4 : 3;
        if (size < length) {
            return;
        }
        if (text > 0 && (kind == 0x76 || kind == 0x56)) {
            wrong = new IllegalStateException("the printer would have printed " + text + " bytes as text");
            throw wrong;
        }
        List<Integer> whole = List.copyOf(command);
        command.clear();
        switch (kind) {
            case 0x61 -> {
                automatic = true;
                tellStatus();
            }
            case 0x49 -> answerIf(answersStatus, 0x5F, 'F', 'A', 'K', 'E', '-', '8', '0', 0);
            case 0x72 -> confirm(answersQueuedStatus, sensors.see(PrinterFault.PAPER_LOW) ? 3 : 0);
            case 0x28 ->
                confirm(answersProcessId, 0x37, 0x22, whole.get(7), whole.get(8), whole.get(9), whole.get(10), 0);
            case 0x76 -> {
                rowBytes = whole.get(4);
                rasterLeft = rowBytes * (whole.get(6) + whole.get(7) * 256);
            }
            case 0x56 -> cut();
            default -> throw new IllegalStateException("an unknown command 1D %02X".formatted(kind));
        }
    }

    private void cut() {
        if (rows.size() >= rowBytes) {
            int count = rows.size() / rowBytes;
            pieces.add(new SlipImage(rowBytes * 8, count, Arrays.copyOf(rows.toByteArray(), count * rowBytes)));
        }
        rows.reset();
        confirmedUncut = false;
        notifyAll();
    }

    private void confirm(boolean able, int... bytes) {
        // The drop belongs to a slip, not to a probe.
        boolean slip = rows.size() > 0;
        if (slip && drop == Drop.BEFORE_CONFIRMATION) {
            dropLine();
            return;
        }
        confirmedUncut = slip && able;
        answerIf(able, bytes);
    }

    private void dropLine() {
        drop = Drop.NEVER;
        line.drop();
    }

    private void tellStatus() {
        if (automatic && answersStatus) {
            answer(sensors.automatic());
        }
    }

    private void answerIf(boolean able, int... bytes) {
        if (able) {
            answer(bytes);
        }
    }

    private void answer(int... bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i] = (byte) bytes[i];
        }
        line.answer(out);
    }

    @Override
    public void close() {
        synchronized (this) {
            on = false;
            notifyAll();
        }
        try {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
