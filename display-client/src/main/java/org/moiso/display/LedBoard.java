package org.moiso.display;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One board on the bus: what it should show, what it was last told, and when it is due to be told something again. What it should show may be set by any thread; everything
 * else belongs to the thread of its {@link LedBus}. Times are nanoseconds of {@code System.nanoTime}.
 */
final class LedBoard {

    private static final Logger LOG = LoggerFactory.getLogger(LedBoard.class);
    private static final long SECOND = 1_000_000_000L;
    /** How long a call blinks. */
    private static final long BLINKING = 10 * SECOND;
    /** A board that blinks by our hand changes this often. */
    private static final long HALF_A_BLINK = SECOND / 2;

    /** A board that did not answer is tried again after this, doubled each time. */
    private static final long FIRST_PAUSE = SECOND / 4;

    private static final long LONGEST_PAUSE = 30 * SECOND;
    /** One request that goes wrong is noise on the line; so many in a row are a fault. */
    private static final int FAULT_FROM = 2;

    private final LedPlace place;
    private final long refresh;
    private final LongConsumer shown;
    private volatile LedSight wanted = LedSight.nothing();
    private @Nullable LedSight told;
    private String text = "";
    private boolean dark;
    private long blinkUntil;
    private long dueAt;
    private int faults;
    private volatile @Nullable LedFault fault;

    /**
     * @param refresh how often it is told again or asked, in nanoseconds: a board that lost its power has forgotten everything
     * @param shown is told the seq of a call once the board has confirmed it
     */
    LedBoard(LedPlace place, long refresh, long now, LongConsumer shown) {
        this.place = place;
        this.refresh = refresh;
        this.shown = shown;
        this.dueAt = now;
    }

    LedPlace place() {
        return place;
    }

    void show(LedSight sight) {
        wanted = sight;
    }

    /** What is wrong with it; null when nothing is. Any thread may ask. */
    @Nullable LedFault fault() {
        return fault;
    }

    /** When it wants the bus next. News goes before everything, unless the board did not answer: then it waits, so that the others do not have to. */
    long due(long now) {
        return faults == 0 && !wanted.equals(told) ? now - LONGEST_PAUSE : dueAt;
    }

    /** Tells the board what is due. Returns whether it answered. */
    boolean tell(ModbusLine line, long now) {
        LedSight sight = wanted;
        try {
            if (!sight.equals(told)) {
                news(line, sight, now);
            } else if (blinkUntil != 0) {
                blink(line, now);
            } else {
                refresh(line);
            }
            dueAt = blinkUntil == 0 ? now + refresh : now + HALF_A_BLINK;
            answered();
            return true;
        } catch (IOException e) {
            silent(System.nanoTime(), e);
            return false;
        }
    }

    private void news(ModbusLine line, LedSight sight, long now) throws IOException {
        boolean call = sight.call() != 0 && (told == null || sight.call() != told.call());
        boolean blinking = blinkUntil != 0;
        text = sight.text(place.digits());
        write(line, text);
        if (call) {
            blinkUntil = now + BLINKING;
        } else if (sight.number() == null || told == null || !Objects.equals(sight.number(), told.number())) {
            blinkUntil = 0;
        }
        if (place.profile().isClever() && (blinking != (blinkUntil != 0) || told == null)) {
            blinkByItself(line, blinkUntil != 0);
        }
        told = sight;
        if (call) {
            shown.accept(sight.call());
        }
    }

    private void blink(ModbusLine line, long now) throws IOException {
        boolean over = now - blinkUntil >= 0;
        if (!place.profile().isClever()) {
            boolean next = !over && !dark;
            write(line, next ? LedText.blank(place.digits()) : text);
            dark = next;
        } else if (over) {
            blinkByItself(line, false);
        }
        if (over) {
            blinkUntil = 0;
        }
    }

    private void refresh(ModbusLine line) throws IOException {
        int[] right = place.profile().registers(text);
        if (place.profile().isClever()) {
            int[] there = line.read(place.address(), place.profile().textRegister(), right.length);
            if (!Arrays.equals(there, right)) {
                LOG.info("board={} forgot=true next=\"told again\"", place.counter());
                write(line, text);
            }
        } else {
            write(line, text);
        }
    }

    private void write(ModbusLine line, String characters) throws IOException {
        line.write(
                place.address(), place.profile().textRegister(), place.profile().registers(characters));
        dark = false;
    }

    private void blinkByItself(ModbusLine line, boolean on) throws IOException {
        line.write(place.address(), place.profile().blinkRegister(), on ? (1 << place.digits()) - 1 : 0);
    }

    private void answered() {
        if (faults > 0) {
            LOG.info("board={} address={} fault=over", place.counter(), place.address());
        }
        faults = 0;
        fault = null;
    }

    /** It may have been without power: when it answers again it is told everything anew. */
    private void silent(long now, IOException e) {
        if (faults == 0) {
            LOG.warn(
                    "board={} address={} fault=\"{}\" next=\"tries again; the others go on\"",
                    place.counter(),
                    place.address(),
                    e.getMessage());
        }
        faults++;
        if (faults >= FAULT_FROM) {
            fault = e instanceof LedTrouble trouble ? trouble.fault() : LedFault.SILENT;
        }
        told = null;
        blinkUntil = 0;
        dueAt = now + Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(faults - 1, 8));
    }
}
