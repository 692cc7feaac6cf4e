package org.moiso.server.catalog;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.server.text.LocalText;

/**
 * What a visitor queues for.
 *
 * @param icon name of a picture that the kiosk page carries
 * @param usualMinutes what a visit takes as a rule, for the estimate of a quiet morning
 * @param status {@code open}, {@code closed} (shown with the reason) or {@code hidden}
 * @param closedReason shown on the dispenser while closed
 * @param closedUntil local time from which a closed service is open by itself
 * @param closedUntilDate the day of that time; null: on every day
 */
public record Service(
        ServiceId id,
        SeriesId series,
        LocalText name,
        String icon,
        int usualMinutes,
        String status,
        @Nullable LocalText closedReason,
        @Nullable LocalTime closedUntil,
        @Nullable LocalDate closedUntilDate,
        ServiceLimits limits) {

    /** Plans from before there were limits have none. */
    @SuppressWarnings("ConstantValue") // Jackson hands in null for a section that an old plan does not have
    public Service {
        limits = limits == null ? ServiceLimits.none() : limits;
    }

    public boolean hidden() {
        return status.equals("hidden");
    }

    /** Whether it takes tickets at this local time, as far as the service itself is concerned. */
    public boolean openAt(LocalDateTime moment) {
        return status.equals("open")
                || (status.equals("closed")
                        && opensAt(moment).filter(at -> !moment.isBefore(at)).isPresent());
    }

    /** When a closed service opens, or has opened, by itself; on the day of {@code moment} where it does so every day. */
    public Optional<LocalDateTime> opensAt(LocalDateTime moment) {
        LocalDate day = closedUntilDate == null ? moment.toLocalDate() : closedUntilDate;
        return Optional.ofNullable(closedUntil).map(day::atTime);
    }
}
