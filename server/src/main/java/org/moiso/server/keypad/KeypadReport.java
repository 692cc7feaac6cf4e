package org.moiso.server.keypad;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a keypad was last found by the node that hears it: what every node shows of it.
 *
 * @param lost whether nothing can be heard of it
 * @param since since when it is so
 * @param detail for the technician, in English; empty while all is well
 * @param unserved how many pushes have taken no number and nobody was told on paper, since {@code unservedSince}
 * @param noPaper whether that was because the printer does not print
 */
record KeypadReport(
        boolean lost,
        Instant since,
        String detail,
        int unserved,
        @Nullable Instant unservedSince,
        boolean noPaper) {

    static KeypadReport heard(Instant now) {
        return new KeypadReport(false, now, "", 0, null, false);
    }

    KeypadReport at(boolean isLost, String why, Instant now) {
        return new KeypadReport(isLost, now, why, unserved, unservedSince, noPaper);
    }

    KeypadReport oneMoreUnserved(boolean withoutPaper, Instant now) {
        return new KeypadReport(
                lost, since, detail, unserved + 1, unservedSince == null ? now : unservedSince, withoutPaper);
    }

    KeypadReport served() {
        return new KeypadReport(lost, since, detail, 0, null, false);
    }
}
