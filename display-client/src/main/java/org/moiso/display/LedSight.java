package org.moiso.display;

import org.jspecify.annotations.Nullable;

/**
 * What people should see of a counter.
 *
 * @param status {@code open}, {@code paused} or {@code closed}
 * @param number of the ticket there; null for none
 * @param call seq of the call or recall that is news and makes the board blink; 0 for none
 */
record LedSight(String status, @Nullable String number, long call) {

    static LedSight nothing() {
        return new LedSight("closed", null, 0);
    }

    String text(int digits) {
        return number == null ? LedText.ofState(status, digits) : LedText.ofNumber(number, digits);
    }
}
