package org.moiso.server.print;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;

/**
 * How long a roll will last.
 *
 * @param roll null while nothing was printed on it
 * @param metres its length when it was new
 * @param today the slips that tell today's rate
 */
record RollForecast(RollStore.@Nullable Roll roll, int metres, SlipCount today, Instant now) {

    /** With fewer slips than that, nothing honest can be said. */
    private static final int SLIPS_TO_JUDGE = 5;

    private static final Duration TIME_TO_JUDGE = Duration.ofMinutes(20);

    /** The share of the roll that is left, 0 to 1. */
    double left() {
        return (double) rowsLeft() / Paper.rows(metres);
    }

    private long rowsLeft() {
        return roll == null ? Paper.rows(metres) : Math.max(0, Paper.rows(metres) - roll.rows());
    }

    private @Nullable Integer slipsLeft() {
        return roll == null || roll.slips() < SLIPS_TO_JUDGE || roll.rows() == 0
                ? null
                : (int) (rowsLeft() * roll.slips() / roll.rows());
    }

    /** At the rate since the day's first slip; only within the same business day, for nobody prints at night. */
    private @Nullable OffsetDateTime endsAt(OfficePlan plan) {
        Instant first = today.first();
        if (first == null || today.printed() < SLIPS_TO_JUDGE || today.rows() == 0) {
            return null;
        }
        Duration passed = Duration.between(first, now);
        if (passed.compareTo(TIME_TO_JUDGE) < 0) {
            return null;
        }
        Instant end = now.plusMillis((long) ((double) passed.toMillis() * rowsLeft() / today.rows()));
        return plan.businessDay(end).equals(plan.businessDay(now)) ? plan.shown(end) : null;
    }

    PrinterView.Roll view(OfficePlan plan) {
        return new PrinterView.Roll(
                roll == null ? null : plan.shown(roll.putInAt()),
                roll == null ? 0 : Math.round(Paper.metres(roll.rows()) * 10) / 10.0,
                metres,
                roll == null ? 0 : roll.slips(),
                slipsLeft(),
                endsAt(plan));
    }
}
