package org.moiso.server.print;

import org.jspecify.annotations.Nullable;
import org.moiso.printer.PrintResult;

/**
 * What came of one slip.
 *
 * @param rows the rows of paper it took, 8 to a millimetre; null if none or not known
 */
record Outcome(PrintResult result, @Nullable Integer rows) {

    /** Nothing can have reached the paper. */
    static Outcome of(PrintResult.Failed failed) {
        return new Outcome(failed, null);
    }

    static Outcome of(PrintResult.Unknown unknown) {
        return new Outcome(unknown, null);
    }
}
