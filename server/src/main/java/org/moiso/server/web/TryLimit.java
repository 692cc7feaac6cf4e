package org.moiso.server.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may try a thing within some time. Safe for all threads: guarded by its own lock. Held in memory: a restart forgives, and each node counts
 * for itself.
 */
public final class TryLimit {

    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final int tries;
    private final Duration within;
    private final Map<String, Deque<Instant>> made = new LinkedHashMap<>();

    public TryLimit(Clock clock, int tries, Duration within) {
        this.clock = clock;
        this.tries = tries;
        this.within = within;
    }

    /** How long to wait before the next try; zero when it may be made now. */
    public synchronized Duration pause(String who) {
        Deque<Instant> recent = recent(who);
        return recent.size() < tries
                ? Duration.ZERO
                : Duration.between(clock.instant(), recent.getFirst().plus(within));
    }

    /** Counts a try. */
    public synchronized void tried(String who) {
        recent(who).addLast(clock.instant());
        if (made.size() > REMEMBERED) {
            made.remove(made.keySet().iterator().next());
        }
    }

    /** Forgets what somebody has tried. */
    public synchronized void forget(String who) {
        made.remove(who);
    }

    private Deque<Instant> recent(String who) {
        Deque<Instant> times = made.computeIfAbsent(who, name -> new ArrayDeque<>());
        Instant since = clock.instant().minus(within);
        while (!times.isEmpty() && !times.getFirst().isAfter(since)) {
            times.removeFirst();
        }
        return times;
    }
}
