package org.moiso.server.ticket;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.moiso.server.catalog.NumberSeries;

/** How far a number series leaps over what may have been given in a time that nobody knows anything of. Pure rules. */
final class Leap {

    /** How many days back one looks for what is usual. */
    static final int DAYS = 14;

    /** Fewer are never left out where any may be missing: ten people at two dispensers within the second that a mark takes. */
    private static final int LEAST = 20;

    private static final double SAFETY = 1.5;
    private static final Duration PACE = Duration.ofHours(1);
    private static final List<Integer> ROUND = List.of(100, 10, 1);

    private Leap() {}

    /**
     * How many numbers may have been given that nobody knows of: half as many again as on the busiest of the last days in the same hours, or as the hour before would make.
     *
     * @param known when each number was given that is known, by the office's clock
     * @param since until when all are known
     * @param day the business day
     */
    static int margin(Collection<LocalDateTime> known, LocalDateTime since, LocalDateTime until, LocalDate day) {
        LocalDateTime to = until.isBefore(since) ? since : until;
        Map<LocalDate, Long> usual = known.stream()
                .filter(at -> at.toLocalDate().isBefore(since.toLocalDate()))
                .collect(Collectors.groupingBy(
                        LocalDateTime::toLocalDate,
                        TreeMap::new,
                        Collectors.filtering(at -> sameHours(at, since, to), Collectors.counting())));
        long most = usual.values().stream().mapToLong(it -> it).max().orElse(0);
        boolean today = known.stream().anyMatch(at -> at.toLocalDate().equals(day));
        if (most == 0 && !usual.isEmpty() && !today) {
            return 0;
        }
        long lastHour = known.stream()
                .filter(at -> at.isAfter(since.minus(PACE)) && !at.isAfter(since))
                .count();
        double pace = lastHour * (double) Duration.between(since, to).toMillis() / PACE.toMillis();
        return (int) Math.max(LEAST, Math.ceil(SAFETY * Math.max((double) most, pace)));
    }

    private static boolean sameHours(LocalDateTime at, LocalDateTime since, LocalDateTime until) {
        LocalDateTime moved = at.plusDays(ChronoUnit.DAYS.between(at.toLocalDate(), since.toLocalDate()));
        LocalDateTime night = moved.isBefore(since) ? moved.plusDays(1) : moved;
        return !night.isAfter(until);
    }

    /** Where the series goes on: at the next hundred and one, so that everybody sees it, or nearer where it has no such number. */
    static NumberStore.Position over(NumberSeries series, NumberStore.Position next, int margin) {
        if (margin == 0) {
            return next;
        }
        for (int step : ROUND) {
            int free = next.place() + margin;
            int landing = (free + step - 2) / step * step + 1;
            if (landing <= series.last()) {
                return new NumberStore.Position(landing, next.lap());
            }
        }
        return series.wraps()
                ? new NumberStore.Position(series.first(), next.lap() + 1)
                : new NumberStore.Position(series.last() + 1, next.lap());
    }
}
