package org.moiso.server.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may try a password. Safe for all threads: guarded by its own lock. Held in memory: a restart forgives, and each node counts
 * for itself; the cost of the hash bounds what is left.
 */
final class SignInLimit {

    private static final int TRIES = 5;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>();

    SignInLimit(Clock clock) {
        this.clock = clock;
    }

    /** How long to wait before the next try; zero when it may be made now. */
    synchronized Duration pause(String who) {
        Deque<Instant> recent = recent(who);
        return recent.size() < TRIES
                ? Duration.ZERO
                : Duration.between(clock.instant(), recent.getFirst().plus(WITHIN));
    }

    synchronized void failed(String who) {
        recent(who).addLast(clock.instant());
        if (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String who) {
        failures.remove(who);
    }

    private Deque<Instant> recent(String who) {
        Deque<Instant> tries = failures.computeIfAbsent(who, name -> new ArrayDeque<>());
        Instant since = clock.instant().minus(WITHIN);
        while (!tries.isEmpty() && !tries.getFirst().isAfter(since)) {
            tries.removeFirst();
        }
        return tries;
    }
}
