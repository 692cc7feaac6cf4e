package org.moiso.server.simulate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;

/**
 * What is really so in a simulated office and what nobody there knows: how long visits take. They are skewed as measured visits at counters are (log-normal, now and then a
 * very long one), off the usual minutes of the plan by up to a third, and each officer and each day has a speed of its own.
 */
final class Truth {

    private static final double SPREAD = 0.65;
    private static final double SPREAD_OF_SERVICES = 0.2;
    private static final double SPREAD_OF_OFFICERS = 0.15;
    private static final double SPREAD_OF_DAYS = 0.1;
    private static final double LONG_ONES = 0.04;
    private static final double LONGER = 2.5;
    private static final double ABSENT = 0.06;

    private final Map<ServiceId, Double> seconds = new HashMap<>();
    private final Random random;
    private double day = 1;

    Truth(OfficePlan plan, Random random) {
        this.random = random;
        for (Service service : plan.services()) {
            seconds.put(service.id(), service.usualMinutes() * 60 * about(SPREAD_OF_SERVICES));
        }
    }

    void newDay() {
        day = about(SPREAD_OF_DAYS);
    }

    /** The ways of one more officer. */
    Temper officer() {
        double speed = about(SPREAD_OF_OFFICERS);
        return new Temper() {
            @Override
            public Duration looks() {
                return between(4, 20);
            }

            @Override
            public boolean comes() {
                return random.nextDouble() >= ABSENT;
            }

            @Override
            public Duration walks() {
                return seconds(25 * about(0.5));
            }

            @Override
            public Duration patience() {
                return between(60, 150);
            }

            @Override
            public Duration serves(ServiceId service) {
                double usual = seconds.getOrDefault(service, 600.0) * speed * day;
                return seconds(usual * about(SPREAD) * (random.nextDouble() < LONG_ONES ? LONGER : 1));
            }

            @Override
            public Duration rests() {
                return between(5, 45);
            }
        };
    }

    /** Something around 1, of mean 1. */
    private double about(double spread) {
        return Math.exp(spread * random.nextGaussian() - spread * spread / 2);
    }

    private Duration between(int least, int most) {
        return Duration.ofSeconds(least + random.nextInt(most - least + 1));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.max(1000, Math.round(seconds * 1000)));
    }
}
