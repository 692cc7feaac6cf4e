package org.moiso.server.office;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When an office issues tickets. The issuing windows are apart from the hours in which it serves: a dispenser may open at 06:15 and stop at 15:30.
 *
 * @param always issues at any hour of any day; the rest is then not looked at
 * @param week windows by day, {@code monday} … {@code sunday}; a day that is not named is closed
 * @param exceptions windows of single dates (a holiday has none, a Saturday session has some); they replace the week's
 * @param serving when the counters serve, by day; a day that is not named: as long as tickets are issued. What can still be served is reckoned with it
 */
public record OpeningHours(
        boolean always,
        Map<String, List<Window>> week,
        Map<LocalDate, List<Window>> exceptions,
        Map<String, List<Window>> serving) {

    /** Plans from before serving hours were asked for have none. */
    @SuppressWarnings("ConstantValue") // Jackson hands in null for a section that an old plan does not have
    public OpeningHours {
        serving = serving == null ? Map.of() : serving;
    }

    private static final int DAYS_AHEAD = 30;

    /** Local times, {@code from} included, {@code to} not. */
    public record Window(LocalTime from, LocalTime to) {

        Duration after(LocalTime time) {
            LocalTime start = time.isAfter(from) ? time : from;
            return start.isBefore(to) ? Duration.between(start, to) : Duration.ZERO;
        }

        boolean contains(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    public static OpeningHours alwaysOpen() {
        return new OpeningHours(true, Map.of(), Map.of(), Map.of());
    }

    public boolean issuesAt(LocalDateTime moment) {
        return always || windows(moment.toLocalDate()).stream().anyMatch(it -> it.contains(moment.toLocalTime()));
    }

    /** When issuing starts again after {@code moment}, if it does within a month. */
    @JsonIgnore
    public Optional<LocalDateTime> nextOpening(LocalDateTime moment) {
        return IntStream.rangeClosed(0, DAYS_AHEAD)
                .mapToObj(day -> moment.toLocalDate().plusDays(day))
                .flatMap(day -> windows(day).stream().map(window -> day.atTime(window.from())))
                .filter(opening -> opening.isAfter(moment))
                .min(LocalDateTime::compareTo);
    }

    /** How long the counters still serve on this day; nothing where an office never closes. */
    @JsonIgnore
    public Optional<Duration> servingLeft(LocalDateTime moment) {
        if (always) {
            return Optional.empty();
        }
        LocalDate date = moment.toLocalDate();
        List<Window> serves =
                exceptions.containsKey(date) ? windows(date) : serving.getOrDefault(dayOf(date), windows(date));
        return Optional.of(
                serves.stream().map(it -> it.after(moment.toLocalTime())).reduce(Duration.ZERO, Duration::plus));
    }

    private List<Window> windows(LocalDate date) {
        return exceptions.getOrDefault(date, week.getOrDefault(dayOf(date), List.of()));
    }

    private static String dayOf(LocalDate date) {
        return date.getDayOfWeek().name().toLowerCase(Locale.ROOT);
    }
}
