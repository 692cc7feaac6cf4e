package org.moiso.printer;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Safe for any thread; everything is guarded by this object's monitor, and a blocked write waits on it. A printer
 * without paper: it obeys the same bytes as a real one, answers the same status, and leaves each slip as a PNG file. It
 * can be told to have each fault, and then behaves as a real printer with that fault does.
 */
public final class VirtualPrinter implements Port {
    private static final int READ_MILLIS = 500;

    /** Wakes the reader, and is no byte. */
    private static final int NOTHING = -1;

    private final VirtualPaper paper;
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private Set<PrinterFault> faults = EnumSet.noneOf(PrinterFault.class);
    private boolean open;

    /** @param folder where the pictures go: {@code slip-000001.png} and so on, the newest thousand; made when needed */
    public VirtualPrinter(Path folder) {
        paper = new VirtualPaper(folder, this::answer);
    }

    /** From now on it has exactly these faults; none: it is well, and prints what it has received meanwhile. */
    public synchronized void faults(Set<PrinterFault> now) {
        faults = now.isEmpty() ? EnumSet.noneOf(PrinterFault.class) : EnumSet.copyOf(now);
        if (now.contains(PrinterFault.LINE_LOST) || now.contains(PrinterFault.UNREACHABLE)) {
            close();
        }
        if (open) {
            paper.faults(faults);
        }
        notifyAll();
    }

    /** The faults it was told to have. */
    public synchronized Set<PrinterFault> faults() {
        return Collections.unmodifiableSet(EnumSet.copyOf(faults));
    }

    /** Pictures of the slips, oldest first. */
    public List<Path> slips() {
        return paper.slips();
    }

    @Override
    public synchronized void open() throws IOException {
        if (faults.contains(PrinterFault.UNREACHABLE) || faults.contains(PrinterFault.LINE_LOST)) {
            throw new IOException("the virtual printer was told to be unreachable");
        }
        answers.clear();
        open = true;
        paper.faults(faults);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        while (open && faults.contains(PrinterFault.STALLED)) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the write was interrupted", e);
            }
        }
        ensureOpen();
        try {
            paper.receive(bytes, offset, length);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public int read(byte[] into) throws IOException {
        try {
            Integer first = answers.poll(READ_MILLIS, TimeUnit.MILLISECONDS);
            ensureOpen();
            if (first == null || first == NOTHING) {
                return 0;
            }
            into[0] = first.byteValue();
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the read was interrupted", e);
        }
    }

    private synchronized void ensureOpen() throws IOException {
        if (!open) {
            throw new EOFException("the virtual printer is closed");
        }
    }

    private void answer(int value) {
        if (!faults.contains(PrinterFault.SILENT)) {
            answers.add(value);
        }
    }

    @Override
    public synchronized void close() {
        open = false;
        answers.add(NOTHING);
        notifyAll();
    }

    @Override
    public int chunk() {
        return 4096;
    }

    @Override
    public int bytesPerSecond() {
        return 1_000_000;
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public String name() {
        return "virtual:";
    }
}
