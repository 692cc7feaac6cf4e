package org.moiso.server.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TimetableTest {

    private final long now = System.nanoTime();
    private final Timetable times = new Timetable(now, now + TimeUnit.MINUTES.toNanos(1));
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void things_happen_in_their_order_also_those_that_are_planned_on_the_way() throws Exception {
        times.plan(now + 2_000_000, at -> done.add("second"));
        times.plan(now + 1_000_000, at -> {
            done.add("first");
            times.plan(now + 3_000_000, later -> done.add("third"));
        });

        times.run(1);

        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void who_has_to_wait_for_somebody_slow_counts_from_when_they_came() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        times.plan(now, at -> {
            assertThat(slow.await(50, TimeUnit.MILLISECONDS)).isFalse();
            times.note(at, "slow");
        });
        times.plan(now, at -> times.note(at, "behind"));

        times.run(1);

        assertThat(times.took().getOrDefault("behind", new long[0])[0]).isGreaterThanOrEqualTo(50_000_000);
    }

    @Test
    void what_was_planned_before_counting_begins_or_after_its_end_is_not_counted() throws Exception {
        Timetable times = new Timetable(now, now + 2);
        times.plan(now - 1, at -> times.note(at, "warming up"));
        times.plan(now + 2, at -> times.note(at, "too late"));
        times.plan(now + 1, at -> times.note(at, "counted"));

        times.run(2);

        assertThat(times.took()).containsOnlyKeys("counted");
    }

    @Test
    void a_failure_ends_it_and_is_told() {
        times.plan(now, at -> {
            throw new IllegalStateException("no answer");
        });
        times.plan(now + TimeUnit.HOURS.toNanos(1), at -> done.add("never"));

        assertThatThrownBy(() -> times.run(3)).hasMessage("no answer");
        assertThat(done).isEmpty();
    }

    @Test
    void an_error_ends_it_too_and_leaves_nobody_waiting() {
        times.plan(now, at -> {
            throw new AssertionError("wrong");
        });

        assertThatThrownBy(() -> times.run(3)).hasMessageContaining("wrong");
    }

    @Test
    void people_come_at_random_and_as_many_as_asked_for_in_the_mean() throws Exception {
        times.plan(now - TimeUnit.HOURS.toNanos(1), 10, 1000, new Random(7), at -> done.add("came"));

        times.run(1);

        assertThat(done).hasSizeBetween(9_500, 10_500);
    }
}
