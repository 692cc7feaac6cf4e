package org.moiso.server.keypad;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.lease.Leases;
import org.moiso.server.lease.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of one keypad, and since when. Safe for all threads, guarded by its own monitor; news go into the event log on the thread of {@code news}, so that
 * whoever notices them is not kept waiting. One line in the log for each change, not for each try.
 */
final class KeypadWatch {

    private static final Logger LOG = LoggerFactory.getLogger(KeypadWatch.class);

    private final Db db;
    private final Place place;
    private final Leases leases;
    private final Clock clock;
    private final Executor news;
    private @Nullable KeypadReport report;

    KeypadWatch(Db db, Place place, Leases leases, Clock clock, Executor news) {
        this.db = db;
        this.place = place;
        this.leases = leases;
        this.clock = clock;
        this.news = news;
    }

    /** The line is open. */
    synchronized void heard() {
        KeypadReport before = report;
        if (before == null || before.lost()) {
            LOG.info("keypad={} state=ready", place.scoped());
            become(before == null ? KeypadReport.heard(clock.instant()) : before.at(false, "", clock.instant()));
        }
    }

    /** Nothing can be heard. */
    synchronized void lost(String why) {
        KeypadReport before = report;
        if (before == null || !before.lost()) {
            LOG.warn("keypad={} state=lost reason=\"{}\" next=\"opens it again every second\"", place.scoped(), why);
            KeypadReport known = before == null ? KeypadReport.heard(clock.instant()) : before;
            become(known.at(true, why, clock.instant()));
        }
    }

    /** A push has come to nothing, and there is no paper to say so. */
    synchronized void unserved(boolean noPaper) {
        KeypadReport before = report;
        if (before != null) {
            become(before.oneMoreUnserved(noPaper, clock.instant()));
        }
    }

    /** Whoever pushes now is answered again. */
    synchronized void served() {
        KeypadReport before = report;
        if (before != null && before.unserved() > 0) {
            become(before.served());
        }
    }

    private void become(KeypadReport now) {
        report = now;
        news.execute(() -> record(now));
    }

    private void record(KeypadReport now) {
        try {
            db.inOffice(place.office(), Cause.system(), tx -> {
                leases.tell(tx.handle(), place, now);
                return tx.record(new KeypadChanged(place.key(), now.lost(), now.detail(), now.unserved()));
            });
        } catch (RuntimeException e) {
            LOG.error("keypad={} news=\"not in the event log\"", place.scoped(), e);
        }
    }

    /** Empty until its line was tried. */
    synchronized Optional<KeypadReport> report() {
        return Optional.ofNullable(report);
    }
}
