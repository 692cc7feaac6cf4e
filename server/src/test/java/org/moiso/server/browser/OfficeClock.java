package org.moiso.server.browser;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The office's clock: starts at a Friday morning, goes on like any clock, and can be stopped or moved on. Safe for all threads; guarded by its monitor. */
final class OfficeClock extends Clock {

    private static final Instant MORNING =
            OffsetDateTime.parse("2026-11-20T08:15:05+07:00").toInstant();

    private final long startedAt = System.nanoTime();
    private Duration passed = Duration.ZERO;
    private boolean stopped;

    /** From now on it stands at the morning and what was passed, so that two pictures of one hall are the same. */
    synchronized OfficeClock stop() {
        stopped = true;
        return this;
    }

    synchronized void pass(Duration time) {
        passed = passed.plus(time);
    }

    @Override
    public synchronized Instant instant() {
        Duration gone = stopped ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - startedAt);
        return MORNING.plus(passed).plus(gone);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The server asks for instants only");
    }
}
