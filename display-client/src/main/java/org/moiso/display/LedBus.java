package org.moiso.display;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All boards of one serial line. One thread owns the line and serves whichever board is due; a board that does not answer waits for its next try while the others go on.
 * Safe for all threads: {@link #show} only notes and wakes, guarded by this object's monitor.
 */
public final class LedBus implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedBus.class);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long REOPEN_MILLISECONDS = 2000;

    private final ModbusLine line;
    private final List<LedBoard> boards;
    private final Runnable faultsChanged;
    private Map<String, LedFault> known = Map.of();
    private final Thread owner = new Thread(this::serve, "led-bus");
    private boolean woken;
    private volatile boolean lineLost;
    private int silentInARow;
    private volatile boolean closed;

    /**
     * @param refreshMilliseconds how often each board is told again or asked what it shows
     * @param shown is told the seq of each call that a board has confirmed
     * @param faultsChanged is called on the bus's thread when {@link #faults} is another than before
     */
    public LedBus(
            BusAddress address,
            List<LedPlace> places,
            long refreshMilliseconds,
            LongConsumer shown,
            Runnable faultsChanged) {
        this.faultsChanged = faultsChanged;
        this.line = new ModbusLine(address);
        long now = System.nanoTime();
        this.boards = places.stream()
                .map(it -> new LedBoard(it, TimeUnit.MILLISECONDS.toNanos(refreshMilliseconds), now, shown))
                .toList();
    }

    public void start() {
        owner.start();
    }

    /** What people should see of a counter from now on; a counter without a board is nobody's business here. */
    void show(String counter, LedSight sight) {
        boards.stream().filter(it -> it.place().isOf(counter)).forEach(it -> it.show(sight));
        synchronized (this) {
            woken = true;
            notifyAll();
        }
    }

    private void serve() {
        try {
            while (!closed) {
                boolean there = line.isOpen() || opened();
                reportFaults();
                if (!there) {
                    TimeUnit.MILLISECONDS.sleep(REOPEN_MILLISECONDS);
                    continue;
                }
                long now = System.nanoTime();
                LedBoard next = boards.stream()
                        .min(Comparator.comparingLong(it -> it.due(now) - now))
                        .orElseThrow();
                if (next.due(now) - now <= 0) {
                    tell(next, now);
                } else {
                    await(Math.min(LONGEST_WAIT, next.due(now) - now));
                }
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            line.close();
        }
    }

    private void reportFaults() {
        Map<String, LedFault> now = faults();
        if (!now.equals(known)) {
            known = now;
            faultsChanged.run();
        }
    }

    private boolean opened() {
        try {
            line.open();
            lineLost = false;
            return true;
        } catch (IOException e) {
            if (!lineLost) {
                LOG.warn("bus=lost reason=\"{}\" next=\"tries again\"", e.getMessage());
            }
            lineLost = true;
            return false;
        }
    }

    /** When nobody answers any more, the adapter may have been unplugged: the line is opened anew. */
    private void tell(LedBoard board, long now) {
        silentInARow = board.tell(line, now) ? 0 : silentInARow + 1;
        if (silentInARow >= boards.size()) {
            silentInARow = 0;
            line.close();
        }
    }

    private synchronized void await(long nanoseconds) throws InterruptedException {
        if (!woken) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, nanoseconds));
        }
        woken = false;
    }

    /** The counters whose boards do not do as they are told, and why. */
    Map<String, LedFault> faults() {
        Map<String, LedFault> faults = new TreeMap<>();
        boards.forEach(it -> {
            LedFault fault = lineLost ? LedFault.LINE_LOST : it.fault();
            if (fault != null) {
                faults.put(it.place().counter(), fault);
            }
        });
        return faults;
    }

    @Override
    public void close() {
        closed = true;
        owner.interrupt();
        try {
            owner.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
