package org.moiso.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.moiso.server.simulate.Report;
import picocli.CommandLine;

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
    void a_day_can_be_watched_and_is_the_same_then() throws Exception {
        StringWriter told = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(told));

        int status = line.execute("simulate", "commune", "--days", "1", "--seed", "7", "--speed", "1000000");

        assertThat(status).isZero();
        assertThat(told.toString())
                .containsPattern("02/11 0[78]:[0-9:]{5}  [A-Z]+[0-9]{3} is issued")
                .containsPattern("[A-Z]+[0-9]{3} is called to counter [1-6] after [0-9]+ min")
                .contains(Simulated.COMMUNE.play(1, 7).visitors() + " visitors");
    }

    @Test
    void the_same_seed_gives_the_same_day() throws Exception {
        Report once = Simulated.COMMUNE.play(1, 7);

        Report again = Simulated.COMMUNE.play(1, 7);

        assertThat(again).isEqualTo(once);
        assertThat(Simulated.COMMUNE.play(1, 8)).isNotEqualTo(once);
    }
}
