package org.moiso.server.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.moiso.server.web.Caller;

/**
 * Who has shown which secret a moment ago, so that whoever asks often is not looked up each time. Safe for all threads.
 *
 * <p>What this node changes is in force with the next request: {@link #forget} makes everything that was looked up before it worthless, also what is being looked up in that
 * moment. Of what another node changes this one hears by the event log, and where there is no event, such as when somebody signs out, after a second. Only who is known is remembered.
 */
final class KnownCallers {

    private static final int REMEMBERED_AT_MOST = 10_000;
    private static final Duration FRESH = Duration.ofSeconds(1);

    /**
     * @param forgotten how often everything had been forgotten when it was looked up
     * @param at the moment by the office's clock: a session ends by it
     * @param tick the same by the machine's, which nobody sets
     */
    private record Known(Caller caller, long forgotten, Instant at, long tick) {

        boolean good(long forgottenNow, Instant now, long tickNow) {
            return forgotten == forgottenNow
                    && tickNow - tick < FRESH.toNanos()
                    && !now.isBefore(at)
                    && now.isBefore(at.plus(FRESH));
        }
    }

    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();

    KnownCallers(Clock clock) {
        this.clock = clock;
    }

    /**
     * Who holds a secret; a visitor when nobody does.
     *
     * @param fingerprint of the secret
     */
    Caller holder(String fingerprint, Supplier<Optional<Caller>> lookUp) {
        Instant now = clock.instant();
        long tick = System.nanoTime();
        long before = forgotten.get();
        Known last = known.get(fingerprint);
        if (last != null && last.good(before, now, tick)) {
            return last.caller;
        }
        Optional<Caller> holder = lookUp.get();
        if (holder.isPresent()) {
            if (known.size() >= REMEMBERED_AT_MOST) {
                known.clear();
            }
            known.put(fingerprint, new Known(holder.get(), before, now, tick));
        } else {
            known.remove(fingerprint);
        }
        return holder.orElse(Caller.visitor());
    }

    /** To be called after each change of a secret or its holder, once that is committed. */
    void forget() {
        forgotten.incrementAndGet();
    }
}
