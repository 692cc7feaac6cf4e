package org.moiso.printer;

import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Used by the printer's owner, by the line's reader and by whoever asks for the status; guarded by this object's
 * monitor. Keeps what is known of one printer, and says so, once, when it changes.
 */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(SlipPrinter.class);

    /** What a printer can say of itself; the others are conclusions. */
    private static final Set<PrinterFault> REPORTED =
            Collections.unmodifiableSet(EnumSet.range(PrinterFault.PAPER_OUT, PrinterFault.OFFLINE));

    private final String name;
    private final Clock clock;
    private final Consumer<PrinterStatus> changed;
    private PrinterStatus status;
    private boolean told;

    Health(String name, @Nullable Evidence evidence, Clock clock, Consumer<PrinterStatus> changed) {
        this.name = name;
        this.clock = clock;
        this.changed = changed;
        this.status = new PrinterStatus(Set.of(), PrinterStatus.Paper.UNKNOWN, evidence, null, null);
    }

    synchronized PrinterStatus status() {
        return status;
    }

    /** The printer has answered, and this is how it is; the line is well, then. */
    synchronized void answered(Condition condition) {
        become(new PrinterStatus(condition.faults(), condition.paper(), status.evidence(), clock.instant(), null));
    }

    /** The line takes bytes; nothing is known of the printer. */
    synchronized void open() {
        become(new PrinterStatus(Set.of(), PrinterStatus.Paper.UNKNOWN, status.evidence(), status.lastAnswer(), null));
    }

    /** The line has failed, so what was known of the printer no longer counts. */
    synchronized void failed(PrinterFault fault, String detail) {
        become(new PrinterStatus(
                EnumSet.of(fault), PrinterStatus.Paper.UNKNOWN, status.evidence(), status.lastAnswer(), detail));
    }

    /** It does not look well, but there is hope: the next answer clears it. */
    synchronized void suspect(PrinterFault fault) {
        EnumSet<PrinterFault> faults = EnumSet.of(fault);
        faults.addAll(status.faults());
        become(new PrinterStatus(faults, status.paper(), status.evidence(), status.lastAnswer(), status.detail()));
    }

    /** The suspicion was unfounded. */
    synchronized void trust(PrinterFault fault) {
        if (status.faults().contains(fault)) {
            EnumSet<PrinterFault> faults = EnumSet.copyOf(status.faults());
            faults.remove(fault);
            become(new PrinterStatus(faults, status.paper(), status.evidence(), status.lastAnswer(), status.detail()));
        }
    }

    synchronized void confirmsBy(@Nullable Evidence evidence) {
        become(new PrinterStatus(status.faults(), status.paper(), evidence, status.lastAnswer(), status.detail()));
    }

    /** What the printer itself says keeps it from printing, the worst of it; empty if nothing does. */
    synchronized Optional<PrinterFault> stopped() {
        return status.faults().stream().filter(REPORTED::contains).reduce((milder, worse) -> worse);
    }

    private void become(PrinterStatus now) {
        boolean news = !told || !now.sameNews(status);
        status = now;
        told = true;
        if (news) {
            LOG.info(
                    "printer={} ready={} faults={} paper={} evidence={} detail={}",
                    name,
                    now.ready(),
                    now.faults(),
                    now.paper(),
                    now.evidence(),
                    now.detail());
            changed.accept(now);
        }
    }
}
