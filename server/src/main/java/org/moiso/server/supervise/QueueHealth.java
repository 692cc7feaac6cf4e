package org.moiso.server.supervise;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterStatus;

/** How a queue stands against the norm, and what would help. Pure. */
record QueueHealth(Level level, String advice, List<CounterId> helpers) {

    /** What the colour of a queue says in a word. */
    enum Level {
        GREEN,
        AMBER,
        RED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A counter that serves the queue.
     *
     * @param busy somebody is there or on the way
     */
    record Hand(CounterId counter, CounterStatus status, boolean busy) {}

    /**
     * @param longest the longest wait in the queue; zero when nobody waits
     * @param norm a wait that nobody should exceed
     * @param most a wait above which a ticket goes before everything
     */
    static QueueHealth of(int waiting, Duration longest, Duration norm, Duration most, List<Hand> hands) {
        boolean somebodyServes = hands.stream().anyMatch(it -> it.status() == CounterStatus.OPEN);
        if (waiting == 0) {
            return new QueueHealth(Level.GREEN, "none", List.of());
        }
        Level level = longest.compareTo(most) > 0 || !somebodyServes
                ? Level.RED
                : longest.compareTo(norm) > 0 ? Level.AMBER : Level.GREEN;
        if (level == Level.GREEN) {
            return new QueueHealth(level, "none", List.of());
        }
        return advised(level, somebodyServes, hands);
    }

    /** The nearest help first: who is free, who is on a pause, who is not there yet; else the work itself has to be spread. */
    private static QueueHealth advised(Level level, boolean somebodyServes, List<Hand> hands) {
        List<CounterId> free = those(hands, it -> it.status() == CounterStatus.OPEN && !it.busy());
        List<CounterId> paused = those(hands, it -> it.status() == CounterStatus.PAUSED);
        List<CounterId> closed = those(hands, it -> it.status() == CounterStatus.CLOSED);
        if (!free.isEmpty()) {
            return new QueueHealth(level, "call-next", free);
        }
        if (!paused.isEmpty()) {
            return new QueueHealth(level, "resume-counter", paused);
        }
        if (!closed.isEmpty()) {
            return new QueueHealth(level, somebodyServes ? "add-counter" : "open-counter", closed);
        }
        return new QueueHealth(level, "spread", List.of());
    }

    private static List<CounterId> those(List<Hand> hands, Predicate<Hand> such) {
        return hands.stream().filter(such).map(Hand::counter).toList();
    }
}
