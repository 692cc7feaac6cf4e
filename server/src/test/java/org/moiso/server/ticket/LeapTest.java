package org.moiso.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.SeriesId;

/** How far a series leaps over what may have been given in a time that nobody knows anything of. */
class LeapTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest(name = "after {0} with {1} that may be missing: {2}")
    @CsvSource({
        "37, 20, 101", // the next hundred and one
        "80, 20, 101", // 80 to 100 left out, exactly
        "82, 20, 201",
        "880, 20, 901",
        "895, 20, 921", // no hundred left: the next ten
        "975, 20, 995", // nor a ten
        "990, 20, 1000" // none left: refused rather than given twice
    })
    void it_goes_on_where_everybody_sees_that_something_happened(int next, int margin, int landing) {
        assertThat(Leap.over(series("refuse"), new NumberStore.Position(next, 0), margin))
                .isEqualTo(new NumberStore.Position(landing, 0));
    }

    @Test
    void a_series_that_wraps_goes_on_from_its_first_when_nothing_is_left() {
        assertThat(Leap.over(series("wrap"), new NumberStore.Position(990, 1), 20))
                .isEqualTo(new NumberStore.Position(1, 2));
    }

    @Test
    void whatever_the_day_was_like_what_the_hour_before_and_the_days_before_would_have_given_is_left_out() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            LocalDateTime since = TODAY.atTime(7 + random.nextInt(8), random.nextInt(60));
            LocalDateTime until = since.plusSeconds(random.nextInt(3 * 3600));
            List<LocalDateTime> usual = new ArrayList<>();
            for (int back = 1; back <= 3; back++) {
                int days = back;
                times(random, since, until, random.nextInt(200))
                        .map(it -> it.minusDays(days))
                        .forEach(usual::add);
            }
            int lost = (int) Stream.iterate(1, it -> it <= 3, it -> it + 1)
                    .mapToLong(back -> usual.stream()
                            .filter(it -> it.toLocalDate().equals(TODAY.minusDays(back)))
                            .count())
                    .max()
                    .orElse(0);
            List<LocalDateTime> known = new ArrayList<>(usual);
            times(random, TODAY.atTime(6, 0), since, random.nextInt(200)).forEach(known::add);
            int next = 1 + random.nextInt(400);

            int margin = Leap.margin(known, since, until, TODAY);

            assertThat(Leap.over(series("refuse"), new NumberStore.Position(next, 0), margin)
                            .place())
                    .as("seed " + seed)
                    .isGreaterThanOrEqualTo(Math.min(1000, next + Math.max(20, lost)));
        }
    }

    @Test
    void a_copy_of_last_night_that_is_restored_before_the_office_opens_leaves_nothing_out() {
        List<LocalDateTime> known =
                List.of(TODAY.minusDays(1).atTime(8, 0), TODAY.minusDays(1).atTime(16, 0));

        assertThat(Leap.margin(known, TODAY.atStartOfDay(), TODAY.atTime(6, 30), TODAY))
                .isZero();
        assertThat(Leap.margin(known, TODAY.atStartOfDay(), TODAY.atTime(9, 0), TODAY))
                .isEqualTo(20);
        assertThat(Leap.margin(List.of(), TODAY.atStartOfDay(), TODAY.atTime(6, 30), TODAY))
                .as("nothing is known of this office")
                .isEqualTo(20);
    }

    @Test
    void a_long_gap_is_filled_at_the_pace_of_the_hour_before() {
        LocalDateTime since = TODAY.atTime(9, 0);
        List<LocalDateTime> known =
                times(new Random(1), since.minusMinutes(59), since, 60).toList();

        assertThat(Leap.margin(known, since, since.plusHours(2), TODAY)).isEqualTo(180);
        assertThat(Leap.margin(known, since, since.minusHours(1), TODAY))
                .as("a clock that went back")
                .isEqualTo(20);
    }

    private static Stream<LocalDateTime> times(Random random, LocalDateTime from, LocalDateTime to, int count) {
        int seconds = (int) Math.max(1, java.time.Duration.between(from, to).toSeconds());
        return Stream.generate(() -> from.plusSeconds(1 + random.nextInt(seconds)))
                .limit(count);
    }

    private static NumberSeries series(String whenExhausted) {
        return new NumberSeries(new SeriesId("H"), "H", "", 1, 999, 3, whenExhausted);
    }
}
