package org.moiso.printer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Used by two threads: the line's reader feeds it bytes, the printer's owner waits for answers; everything is guarded
 * by this object's monitor. Tells apart what comes back from a printer in one stream: real-time status, automatic
 * status, queued status, process ids, texts.
 *
 * <p>Order of the tests: Epson TM-U295 manual, appendix D. A block ({@code 37h}, {@code 5Fh} …) runs up to its NUL; an
 * automatic status whose following bytes do not fit is given up, and reading goes on at the byte that did not fit.
 */
final class PrinterReplies {
    private static final int LONGEST_BLOCK = 80;

    private final Consumer<Condition> news;
    private final List<Integer> automatic = new ArrayList<>();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private @Nullable Integer realTime;
    private @Nullable Integer queued;
    private @Nullable String token;
    private @Nullable String text;
    private boolean cleared;
    private boolean ended;

    /** @param news told every automatic status, by the feeding thread */
    PrinterReplies(Consumer<Condition> news) {
        this.news = news;
    }

    void feed(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            Optional<Condition> condition = feed(bytes[i] & 0xFF);
            condition.ifPresent(news);
        }
    }

    /** The line is gone; whoever waits gets nothing. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized boolean ended() {
        return ended;
    }

    /** Forgets what has come and nobody asked for; before a new question. */
    synchronized void forget() {
        realTime = null;
        queued = null;
        text = null;
        cleared = false;
    }

    /** Forgets real-time answers only: a queued one may be under way at the same time. */
    synchronized void forgetRealTimeStatus() {
        realTime = null;
    }

    Optional<Integer> awaitRealTimeStatus(Duration limit) {
        return await(limit, () -> realTime);
    }

    Optional<Integer> awaitQueuedStatus(Duration limit) {
        return await(limit, () -> queued);
    }

    /** Waits for a process id; those of earlier slips are passed over. */
    boolean awaitToken(String wanted, Duration limit) {
        return await(limit, () -> wanted.equals(token) ? token : null).isPresent();
    }

    Optional<String> awaitText(Duration limit) {
        return await(limit, () -> text);
    }

    boolean awaitCleared(Duration limit) {
        return await(limit, () -> cleared ? Boolean.TRUE : null).isPresent();
    }

    /** Passes the time, unless the line goes first. */
    void awaitEnd(Duration limit) {
        await(limit, () -> ended ? Boolean.TRUE : null);
    }

    private synchronized <T> Optional<T> await(Duration limit, Supplier<@Nullable T> answer) {
        long deadline = System.nanoTime() + limit.toNanos();
        T found = answer.get();
        try {
            while (found == null && !ended) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    break;
                }
                wait(millis);
                found = answer.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(found);
    }

    private synchronized Optional<Condition> feed(int value) {
        if (ended) {
            return Optional.empty();
        }
        notifyAll();
        if (block.size() > 0) {
            continueBlock(value);
            return Optional.empty();
        }
        if (!automatic.isEmpty() && value != 0x11 && value != 0x13) {
            if ((value & 0x90) == 0) {
                return continueAutomatic(value);
            }
            automatic.clear();
        }
        begin(value);
        return Optional.empty();
    }

    private void begin(int value) {
        if ((value & 0x93) == 0x12) {
            realTime = value;
        } else if ((value & 0x93) == 0x10) {
            automatic.add(value);
        } else if (value == 0x37 || value == 0x5F || value == 0x3D || value == 0x3B || value == 0x35) {
            block.write(value);
        } else if ((value & 0x90) == 0) {
            queued = value;
        }
    }

    private Optional<Condition> continueAutomatic(int value) {
        automatic.add(value);
        if (automatic.size() < 4) {
            return Optional.empty();
        }
        Condition condition = Condition.ofAutomaticStatus(automatic.get(0), automatic.get(1), automatic.get(2));
        automatic.clear();
        return Optional.of(condition);
    }

    private void continueBlock(int value) {
        if (value != 0 && block.size() < LONGEST_BLOCK) {
            block.write(value);
            return;
        }
        String whole = block.toString(StandardCharsets.ISO_8859_1);
        block.reset();
        if (whole.startsWith("7\"") && whole.length() == 6) {
            token = whole.substring(2);
        } else if (whole.startsWith("7%")) {
            cleared = true;
        } else if (whole.startsWith("_")) {
            text = whole.substring(1);
        }
    }
}
