package org.moiso.printer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to one printer.
 *
 * @param paper the roll in it
 * @param evidence what {@link SlipPrinter} found out earlier about how the printer confirms; null: not known, it will
 *     be probed
 * @param unfinished whether a slip was under way when the program ended last time: what is left of it is cleared before
 *     the next
 * @param patience how long a slip that is half sent waits for paper, a closed cover or a cool head before its fate is
 *     declared unknown
 */
public record PrinterSettings(PaperWidth paper, @Nullable Evidence evidence, boolean unfinished, Duration patience) {

    /** A printer that nothing is known of, with two minutes of patience. */
    public static PrinterSettings of(PaperWidth paper) {
        return new PrinterSettings(paper, null, false, Duration.ofMinutes(2));
    }

    /** The same, remembering what was probed. */
    public PrinterSettings withEvidence(@Nullable Evidence known) {
        return new PrinterSettings(paper, known, unfinished, patience);
    }

    /** The same, after a slip of which nobody knows how far it came. */
    public PrinterSettings withUnfinishedSlip() {
        return new PrinterSettings(paper, evidence, true, patience);
    }
}
