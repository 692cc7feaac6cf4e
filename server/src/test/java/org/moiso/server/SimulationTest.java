package org.moiso.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.moiso.server.simulate.Report;

/** A week in a commune through the real rules, on a seed that nothing was tuned by; docs/estimate.md has the longer figures. */
class SimulationTest {

    private static final long SEED = 20_261;

    @Test
    void a_week_in_a_commune_starves_nobody_and_its_estimates_hold() throws Exception {
        Report week = Simulated.COMMUNE.play(5, SEED);

        assertThat(week.visitors()).isBetween(170, 280);
        assertThat(week.served() + week.noShows()).isGreaterThan(week.visitors() * 9 / 10);
        assertThat(week.longestWait()).isLessThan(200);
        assertThat(week.longestWait())
                .as("without it nobody could be passed over")
                .isGreaterThan(45);
        assertThat(week.passedOver()).isZero();
        assertThat(week.overtaken()).as("minutes; the largest head start").isLessThanOrEqualTo(30);
        assertThat(week.estimates().waited()).isGreaterThan(50);
        assertThat(week.estimates().coverage()).isBetween(0.68, 0.95);
        assertThat(week.estimates().shorter()).isLessThan(0.22);
        assertThat(week.estimates().longer()).isLessThan(0.22);
        assertThat(week.estimates().atOnce()).isGreaterThan(0.8);
        assertThat(week.estimates().medianError()).isLessThan(week.estimates().naiveError());
    }

    @Test
    void the_same_seed_gives_the_same_day() throws Exception {
        Report once = Simulated.COMMUNE.play(1, 7);

        Report again = Simulated.COMMUNE.play(1, 7);

        assertThat(again).isEqualTo(once);
        assertThat(Simulated.COMMUNE.play(1, 8)).isNotEqualTo(once);
    }
}
