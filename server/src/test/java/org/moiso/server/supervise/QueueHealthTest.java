package org.moiso.server.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.moiso.server.office.CounterStatus.CLOSED;
import static org.moiso.server.office.CounterStatus.OPEN;
import static org.moiso.server.office.CounterStatus.PAUSED;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.supervise.QueueHealth.Hand;
import org.moiso.server.supervise.QueueHealth.Level;

/** The norm is 30 minutes, the most 45. */
class QueueHealthTest {

    private static final Hand BUSY = hand("q1", OPEN, true);
    private static final Hand FREE = hand("q2", OPEN, false);
    private static final Hand RESTING = hand("q3", PAUSED, false);
    private static final Hand EMPTY = hand("q4", CLOSED, false);

    @Test
    void nobody_waiting_is_well_whoever_is_there() {
        assertThat(health(0, 0, EMPTY).level()).isEqualTo(Level.GREEN);
        assertThat(health(0, 0).advice()).isEqualTo("none");
    }

    @Test
    void the_colour_follows_the_longest_wait() {
        assertThat(health(3, 30, BUSY).level()).isEqualTo(Level.GREEN);
        assertThat(health(3, 31, BUSY).level()).isEqualTo(Level.AMBER);
        assertThat(health(3, 45, BUSY).level()).isEqualTo(Level.AMBER);
        assertThat(health(3, 46, BUSY).level()).isEqualTo(Level.RED);
    }

    @Test
    void a_queue_that_nobody_serves_is_red_from_the_first_minute() {
        assertThat(health(1, 0, RESTING, EMPTY).level()).isEqualTo(Level.RED);
        assertThat(health(1, 0).level()).isEqualTo(Level.RED);
    }

    @Test
    void the_nearest_help_is_named_first() {
        assertThat(health(3, 40, BUSY, FREE, RESTING, EMPTY))
                .isEqualTo(new QueueHealth(Level.AMBER, "call-next", List.of(FREE.counter())));
        assertThat(health(3, 40, BUSY, RESTING, EMPTY))
                .isEqualTo(new QueueHealth(Level.AMBER, "resume-counter", List.of(RESTING.counter())));
        assertThat(health(3, 40, BUSY, EMPTY))
                .isEqualTo(new QueueHealth(Level.AMBER, "add-counter", List.of(EMPTY.counter())));
        assertThat(health(3, 40, EMPTY))
                .isEqualTo(new QueueHealth(Level.RED, "open-counter", List.of(EMPTY.counter())));
        assertThat(health(3, 40, BUSY)).isEqualTo(new QueueHealth(Level.AMBER, "spread", List.of()));
    }

    private static QueueHealth health(int waiting, int longestMinutes, Hand... hands) {
        return QueueHealth.of(
                waiting,
                Duration.ofMinutes(longestMinutes),
                Duration.ofMinutes(30),
                Duration.ofMinutes(45),
                List.of(hands));
    }

    private static Hand hand(String counter, CounterStatus status, boolean busy) {
        return new Hand(new CounterId(counter), status, busy);
    }
}
