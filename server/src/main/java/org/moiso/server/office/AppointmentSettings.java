package org.moiso.server.office;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/**
 * When an office takes people by appointment; without slots it takes none.
 *
 * @param daysAhead how many days ahead may be booked; 0 for today only
 * @param checkInBeforeMinutes how early who has an appointment may take the number
 * @param checkInAfterMinutes how late it still counts; whoever comes later takes an ordinary place
 * @param slots the week
 * @param blackouts days on which nothing can be booked
 */
public record AppointmentSettings(
        int daysAhead,
        int checkInBeforeMinutes,
        int checkInAfterMinutes,
        List<Slots> slots,
        List<LocalDate> blackouts) {

    /**
     * A stretch of the week in which a service takes appointments.
     *
     * @param service its key in the plan
     * @param days {@code monday} … {@code sunday}
     * @param to the last slot ends then at the latest
     * @param minutes length of a slot
     * @param capacity how many may book the same slot
     */
    public record Slots(String service, List<String> days, LocalTime from, LocalTime to, int minutes, int capacity) {

        public boolean on(DayOfWeek day) {
            return days.contains(day.name().toLowerCase(Locale.ROOT));
        }
    }

    public static AppointmentSettings usual() {
        return new AppointmentSettings(14, 60, 20, List.of(), List.of());
    }

    public Duration checkInBefore() {
        return Duration.ofMinutes(checkInBeforeMinutes);
    }

    public Duration checkInAfter() {
        return Duration.ofMinutes(checkInAfterMinutes);
    }
}
