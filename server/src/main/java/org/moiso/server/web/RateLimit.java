package org.moiso.server.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may do something. Safe for all threads: guarded by its own lock. Held in memory: a restart forgives, and each node counts for itself.
 */
public final class RateLimit {

    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final int times;
    private final Duration within;
    private final Map<String, Deque<Instant>> done = new LinkedHashMap<>();

    public RateLimit(Clock clock, int times, Duration within) {
        this.clock = clock;
        this.times = times;
        this.within = within;
    }

    /**
     * Counts one more; what is refused counts for nothing.
     *
     * @throws RuleViolation with {@code refusal}, and the minutes to wait, when it is too often
     */
    public synchronized void count(String address, ApiError refusal) {
        Instant now = clock.instant();
        Deque<Instant> recent = done.computeIfAbsent(address, unknown -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.getFirst().isAfter(now.minus(within))) {
            recent.removeFirst();
        }
        if (recent.size() >= times) {
            Duration left = Duration.between(now, recent.getFirst().plus(within));
            throw new RuleViolation(refusal, left.plusSeconds(59).toMinutes());
        }
        recent.addLast(now);
        if (done.size() > REMEMBERED) {
            done.remove(done.keySet().iterator().next());
        }
    }
}
