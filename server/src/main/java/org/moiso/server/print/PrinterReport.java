package org.moiso.server.print;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.PrintResult;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.PrinterStatus;

/**
 * How a printer was last found by the node that drives it: what every node shows of it.
 *
 * @param status null while it has not been asked
 * @param troubleSince null while all is well
 */
record PrinterReport(
        @Nullable PrinterStatus status,
        @Nullable Instant troubleSince,
        @Nullable Tested lastTest) {

    /**
     * What came of the last test slip.
     *
     * @param outcome {@code printed}, {@code failed} or {@code unknown}
     * @param fault null for a printed one
     */
    record Tested(Instant at, String outcome, @Nullable PrinterFault fault) {

        static Tested of(Instant at, PrintResult result) {
            if (result instanceof PrintResult.Failed failed) {
                return new Tested(at, "failed", failed.fault());
            }
            return result instanceof PrintResult.Unknown unknown
                    ? new Tested(at, "unknown", unknown.fault())
                    : new Tested(at, "printed", null);
        }
    }

    /** What keeps it from printing, the worst fault; empty when it is well. */
    Optional<PrinterFault> trouble() {
        return status == null || status.ready()
                ? Optional.empty()
                : status.faults().stream().filter(it -> !it.warning()).reduce((first, worse) -> worse);
    }
}
