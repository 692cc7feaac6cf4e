package org.moiso.server.print;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.PrinterStatus;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.lease.Leases;
import org.moiso.server.lease.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of one printer, and since when. Safe for all threads, guarded by its own monitor; news go into the
 * event log on the thread of {@code news}, so that whoever notices them is not kept waiting.
 */
final class PrinterWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterWatch.class);

    private final Db db;
    private final Place place;
    private final Leases leases;
    private final Clock clock;
    private final Executor news;
    private @Nullable PrinterStatus status;
    private @Nullable Instant troubleSince;
    private PrinterReport.@Nullable Tested lastTest;
    private Instant wellSince;

    PrinterWatch(Db db, Place place, Leases leases, Clock clock, Executor news) {
        this.db = db;
        this.place = place;
        this.leases = leases;
        this.clock = clock;
        this.news = news;
        this.wellSince = clock.instant();
    }

    /** Takes note of how the printer is now. */
    void see(PrinterStatus now) {
        synchronized (this) {
            PrinterStatus before = status;
            status = now;
            boolean isNews =
                    before == null ? !now.faults().isEmpty() : !before.faults().equals(now.faults());
            if (!isNews) {
                return;
            }
            if (before != null && !before.ready() && now.ready()) {
                wellSince = clock.instant();
            }
            troubleSince = now.faults().isEmpty() ? null : clock.instant();
            news.execute(() -> record(now));
        }
    }

    private void record(PrinterStatus now) {
        List<String> faults =
                now.faults().stream().map(PrinterFault::code).sorted().toList();
        String scoped = place.scoped();
        LOG.info("printer={} faults={} detail=\"{}\"", scoped, faults, now.detail());
        try {
            db.inOffice(place.office(), Cause.system(), tx -> {
                leases.tell(tx.handle(), place, report());
                return tx.record(new PrinterChanged(scoped, faults, now.detail()));
            });
        } catch (RuntimeException e) {
            LOG.error("printer={} news=\"not in the event log\"", scoped, e);
        }
    }

    synchronized void tested(PrinterReport.Tested test) {
        lastTest = test;
    }

    /** Everything that is to be shown of it. */
    synchronized PrinterReport report() {
        return new PrinterReport(status, troubleSince, lastTest);
    }

    /** Whether a slip sent now should print. */
    synchronized boolean ready() {
        return status != null && status.ready();
    }

    /** Since when slips go out without waiting: the last recovery, or the start. */
    synchronized Instant wellSince() {
        return wellSince;
    }
}
