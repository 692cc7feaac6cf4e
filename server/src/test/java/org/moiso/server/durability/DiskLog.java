package org.moiso.server.durability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What was done to a file, in order, with marks of what was promised meanwhile. Gives the file as it may be found when the power goes after
 * any step: what was forced is there; each later write may be missing, whole or torn at sectors, independent of the others, as disks write
 * in any order until they are told to force. Safe for all threads: guarded by its own lock.
 */
final class DiskLog {

    static final int SECTOR = 512;

    private sealed interface Step {

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Write(long at, byte[] bytes) implements Step {}

        record Truncate(long size) implements Step {}

        record Force() implements Step {}

        record Mark(Object promise) implements Step {}
    }

    /** How unkind the disk is to what was not forced. */
    enum Mood {
        /** Nothing of it reached the disk. */
        LOSES,
        /** Everything did. */
        KEEPS,
        /** Whole writes, some of them. */
        REORDERS,
        /** Any sectors of any writes. */
        TEARS,
        /** Both ends of each write, and nothing between them. */
        HOLLOWS
    }

    /**
     * The disk after the power came back.
     *
     * @param promises what was acknowledged before it went
     * @param unforced how many writes were not forced then
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(byte[] file, List<Object> promises, int unforced) {}

    private final List<Step> steps = new ArrayList<>();

    synchronized void written(long at, byte[] bytes) {
        steps.add(new Step.Write(at, bytes));
    }

    synchronized void truncated(long size) {
        steps.add(new Step.Truncate(size));
    }

    synchronized void forced() {
        steps.add(new Step.Force());
    }

    /** Something was promised to somebody: whatever cut comes from here on, it must be there. */
    synchronized void promised(Object promise) {
        steps.add(new Step.Mark(promise));
    }

    synchronized int steps() {
        return steps.size();
    }

    synchronized long forces() {
        return steps.stream().filter(Step.Force.class::isInstance).count();
    }

    synchronized long writes() {
        return steps.stream().filter(Step.Write.class::isInstance).count();
    }

    /** A step from {@code from} on after which something is written but not forced: elsewhere a cut cannot hurt. */
    synchronized int cutAfter(int from, Random dice) {
        while (true) {
            int step = from + dice.nextInt(steps.size() - from);
            if (steps.get(step) instanceof Step.Write) {
                return step;
            }
        }
    }

    /** The file when the power goes right after a step. */
    synchronized Found cut(int last, Mood mood, Random dice) {
        int forced = last;
        while (forced >= 0 && !(steps.get(forced) instanceof Step.Force)) {
            forced--;
        }
        Image image = new Image();
        List<Object> promises = new ArrayList<>();
        int unforced = 0;
        for (int i = 0; i <= last; i++) {
            Step step = steps.get(i);
            if (step instanceof Step.Mark mark) {
                promises.add(mark.promise);
            } else if (i <= forced) {
                image.take(step);
            } else {
                unforced++;
                image.takeSome(step, mood, dice);
            }
        }
        return new Found(image.bytes(), promises, unforced);
    }

    /** A file in the making. */
    private static final class Image {

        private byte[] bytes = new byte[1 << 20];
        private int size;

        void take(Step step) {
            if (step instanceof Step.Write write) {
                put((int) write.at, write.bytes, 0, write.bytes.length);
            } else if (step instanceof Step.Truncate truncate) {
                int shorter = (int) Math.min(size, truncate.size);
                Arrays.fill(bytes, shorter, size, (byte) 0);
                size = shorter;
            }
        }

        void takeSome(Step step, Mood mood, Random dice) {
            switch (mood) {
                case LOSES -> {}
                case KEEPS -> take(step);
                case REORDERS -> {
                    if (dice.nextBoolean()) {
                        take(step);
                    }
                }
                case TEARS, HOLLOWS -> {
                    if (step instanceof Step.Write write) {
                        tear(write, mood, dice);
                    } else if (dice.nextBoolean()) {
                        take(step);
                    }
                }
            }
        }

        private void tear(Step.Write write, Mood mood, Random dice) {
            int length = write.bytes.length;
            for (int from = 0; from < length; from += SECTOR) {
                int to = Math.min(length, from + SECTOR);
                boolean end = from == 0 || to == length;
                if (mood == Mood.HOLLOWS ? end : dice.nextInt(4) > 0) {
                    put((int) write.at + from, write.bytes, from, to - from);
                }
            }
        }

        private void put(int at, byte[] from, int offset, int length) {
            if (at + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + length));
            }
            System.arraycopy(from, offset, bytes, at, length);
            size = Math.max(size, at + length);
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, size);
        }
    }
}
