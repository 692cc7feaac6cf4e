package org.moiso.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private final Random random = new Random(5);

    @Test
    void an_office_that_is_always_slower_than_its_outlook_learns_to_say_so() {
        Calibration calibration = new Calibration(List.of());

        for (int i = 0; i < 300; i++) {
            calibration.learn(outlook(), 2.5 * drawn());
        }

        assertThat(calibration.at(outlook(), 0.5)).isCloseTo(2.5 * 600, within(250.0));
        assertThat(held(calibration, 2.5)).isBetween(0.7, 0.9);
        assertThat(held(new Calibration(List.of()), 2.5)).isLessThan(0.6);
    }

    @Test
    void what_was_learnt_survives_being_written_down() {
        Calibration calibration = new Calibration(List.of());
        for (int i = 0; i < 100; i++) {
            calibration.learn(outlook(), 0.5 * drawn());
        }

        Outlook outlook = outlook();

        Calibration again = new Calibration(calibration.learnt());

        assertThat(again.at(outlook, 0.9)).isEqualTo(calibration.at(outlook, 0.9));
        assertThat(again.at(outlook, 0.9)).isLessThan(new Calibration(List.of()).at(outlook, 0.9));
    }

    @Test
    void who_is_called_at_once_teaches_nothing() {
        Calibration calibration = new Calibration(List.of());
        Outlook atOnce = Outlook.of(new double[] {5, 10, 20, 30, 40});

        calibration.learn(atOnce, 900);

        assertThat(calibration.learnt()).allSatisfy(it -> assertThat(it).isEmpty());
        assertThat(calibration.at(atOnce, 0.9)).isLessThan(60);
    }

    @Test
    void a_share_and_its_wait_are_each_others_reverse() {
        Outlook outlook = outlook();

        DoubleStream.of(-0.3, 0.05, 0.3, 0.5, 0.77, 0.95, 1.4)
                .forEach(share -> assertThat(outlook.shareOf(outlook.at(share))).isCloseTo(share, within(0.02)));
    }

    @Test
    void a_range_is_never_a_single_minute() {
        assertThat(WaitEstimate.between(0, 10)).isEqualTo(new WaitEstimate(0, 1));
        assertThat(WaitEstimate.between(299, 301)).isEqualTo(new WaitEstimate(5, 6));
        assertThat(WaitEstimate.between(-5, 1799)).isEqualTo(new WaitEstimate(0, 30));
    }

    private double held(Calibration calibration, double factor) {
        int held = 0;
        for (int i = 0; i < 1000; i++) {
            double wait = factor * drawn();
            held += wait >= calibration.at(outlook(), 0.1) && wait <= calibration.at(outlook(), 0.9) ? 1 : 0;
        }
        return held / 1000.0;
    }

    private Outlook outlook() {
        return Outlook.of(DoubleStream.generate(this::drawn).limit(400).toArray());
    }

    private double drawn() {
        return 600 * Math.exp(0.4 * random.nextGaussian());
    }
}
