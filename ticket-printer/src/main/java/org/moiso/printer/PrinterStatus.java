package org.moiso.printer;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a printer at one moment.
 *
 * @param faults what is wrong, warnings included, worst last; empty: all well
 * @param paper what the paper sensors say
 * @param evidence how it confirms slips; null while it has not been probed
 * @param lastAnswer when it last answered anything; null: never since the start
 * @param detail for the technician, in English: what the line said, for example "192.168.1.50:9100 refuses
 *     connections"; null: nothing to add
 */
public record PrinterStatus(
        Set<PrinterFault> faults,
        Paper paper,
        @Nullable Evidence evidence,
        @Nullable Instant lastAnswer,
        @Nullable String detail) {

    /** What the paper sensors say; UNKNOWN for a printer that does not answer. */
    public enum Paper {
        OK,
        LOW,
        OUT,
        UNKNOWN
    }

    public PrinterStatus {
        faults = faults.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(faults));
    }

    /** Whether a slip sent now should print. */
    public boolean ready() {
        return faults.stream().allMatch(PrinterFault::warning);
    }

    /** Whether it tells anybody something new: everything but the time of the last answer. */
    boolean sameNews(PrinterStatus other) {
        return faults.equals(other.faults) && paper == other.paper && evidence == other.evidence;
    }
}
