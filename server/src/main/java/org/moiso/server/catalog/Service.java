package org.moiso.server.catalog;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.moiso.server.text.LocalText;

/**
 * What a visitor queues for.
 *
 * @param icon name of a picture that the kiosk page carries
 * @param usualMinutes what a visit takes as a rule, for the estimate of a quiet morning
 * @param status {@code open}, {@code closed} (shown with the reason) or {@code hidden}
 * @param closedReason shown on the dispenser while closed
 * @param closedUntil local time at which a closed service opens again by itself, today
 */
public record Service(
        ServiceId id,
        SeriesId series,
        LocalText name,
        String icon,
        int usualMinutes,
        String status,
        @Nullable LocalText closedReason,
        @Nullable LocalTime closedUntil) {

    public boolean hidden() {
        return status.equals("hidden");
    }

    /** Whether it takes tickets at this local time, as far as the service itself is concerned. */
    public boolean openAt(LocalTime time) {
        return status.equals("open") || (status.equals("closed") && closedUntil != null && !time.isBefore(closedUntil));
    }
}
