package org.moiso.server.simulate;

import java.time.Duration;
import java.util.Random;
import org.moiso.server.catalog.ServiceId;

/** At a pace at which something happens every few seconds, for whoever looks on. */
record LiveTemper(Random random) implements Temper {

    @Override
    public Duration looks() {
        return between(6, 14);
    }

    @Override
    public boolean comes() {
        return random.nextInt(12) > 0;
    }

    @Override
    public Duration walks() {
        return between(6, 14);
    }

    @Override
    public Duration patience() {
        return between(6, 14);
    }

    @Override
    public Duration serves(ServiceId service) {
        return between(25, 80);
    }

    @Override
    public Duration rests() {
        return between(3, 10);
    }

    private Duration between(int least, int most) {
        return Duration.ofSeconds(least + random.nextInt(most - least + 1));
    }
}
