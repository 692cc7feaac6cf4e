package org.moiso.server.bench;

import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets things happen at the moments they are planned for, and notes from there how long each took: whoever waits for a slow server counts the wait too, which a load that only begins the next thing
 * after the last would leave out. Safe for all threads.
 */
final class Timetable {

    /** Something that happens. */
    @FunctionalInterface
    interface Step {

        /**
         * @param planned when it should have begun; {@link System#nanoTime}
         */
        void once(long planned) throws Exception;
    }

    private record Planned(long at, Step step) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(at, ((Planned) other).at);
        }
    }

    private final DelayQueue<Planned> plan = new DelayQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    private final Map<String, Queue<Long>> took = new ConcurrentHashMap<>();
    private final long countsFrom;
    private final long countsUntil;

    /**
     * What is planned before or after is done and not counted.
     *
     * @param countsFrom {@link System#nanoTime}
     * @param countsUntil the same
     */
    Timetable(long countsFrom, long countsUntil) {
        this.countsFrom = countsFrom;
        this.countsUntil = countsUntil;
    }

    /**
     * Plans something.
     *
     * @param at when; {@link System#nanoTime}
     */
    void plan(long at, Step step) {
        open.incrementAndGet();
        plan.add(new Planned(at, step));
    }

    /**
     * Plans the same for many who know nothing of each other.
     *
     * @param perSecond how many begin it, in the mean
     */
    void plan(long begin, double perSecond, double seconds, Random random, Step step) {
        for (double at = gap(perSecond, random); at < seconds; at += gap(perSecond, random)) {
            plan(after(begin, at), step);
        }
    }

    private static double gap(double perSecond, Random random) {
        return -Math.log(1 - random.nextDouble()) / perSecond;
    }

    static long after(long moment, double seconds) {
        return moment + (long) (seconds * 1e9);
    }

    /**
     * Notes that something is done.
     *
     * @param since when it should have begun; {@link System#nanoTime}
     * @param what under which name it is counted
     */
    void note(long since, String what) {
        if (since >= countsFrom && since < countsUntil) {
            took.computeIfAbsent(what, name -> new ConcurrentLinkedQueue<>()).add(System.nanoTime() - since);
        }
    }

    /**
     * Works until nothing is planned any more.
     *
     * @param people how many may wait for an answer at once
     * @throws Exception what the first step threw that failed; nothing else begins then
     */
    void run(int people) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people);
        for (int i = 0; i < people; i++) {
            threads.execute(this::work);
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.HOURS);
        Exception failure = failed.get();
        if (failure != null) {
            throw failure;
        }
    }

    private void work() {
        try {
            while (open.get() > 0 && failed.get() == null) {
                Planned next = plan.poll(50, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.step.once(next.at);
                    open.decrementAndGet();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            failed.compareAndSet(null, e);
        } catch (Error e) {
            // Else the others would wait for ever for what this one has begun.
            failed.compareAndSet(null, new IllegalStateException(e));
        }
    }

    /** What was counted so far, by name. */
    Map<String, long[]> took() {
        Map<String, long[]> all = new TreeMap<>();
        took.forEach((what, times) ->
                all.put(what, times.stream().mapToLong(it -> it).toArray()));
        return all;
    }
}
