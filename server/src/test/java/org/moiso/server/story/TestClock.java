package org.moiso.server.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set; also backwards, as clocks of old PCs do. Safe for all threads: guarded by its own lock. */
final class TestClock extends Clock {

    private Instant now = Instant.EPOCH;

    TestClock(String start) {
        now = OffsetDateTime.parse(start).toInstant();
    }

    /** Sets it to a moment written with its offset, such as {@code 2026-11-20T08:00:00+07:00}. */
    synchronized void set(String moment) {
        now = OffsetDateTime.parse(moment).toInstant();
    }

    synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    void advanceSeconds(long seconds) {
        advance(Duration.ofSeconds(seconds));
    }

    void advanceMinutes(long minutes) {
        advance(Duration.ofMinutes(minutes));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The product asks clocks for instants only");
    }
}
