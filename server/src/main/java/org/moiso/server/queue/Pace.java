package org.moiso.server.queue;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How long one thing takes, in seconds: drawn from the last ones that were measured and, where these are few, from the usual duration, so that two odd visits
 * do not turn a quiet morning over. Immutable.
 */
final class Pace {

    /** How many measured ones the usual duration counts for. */
    private static final int PRIOR_WEIGHT = 6;

    /** Visits differ about this much where too few have been measured to tell: the deviation of their logarithm. */
    private static final double PRIOR_SPREAD = 0.65;

    /** Longer than so many medians is a ticket that somebody forgot to finish, not a visit. */
    private static final double OUTLIER = 8;

    private static final int TRIES = 12;

    private final double[] measured;
    private final double mean;

    private Pace(double[] measured, double mean) {
        this.measured = measured;
        this.mean = mean;
    }

    /**
     * @param usual seconds it takes as a rule
     * @param seconds measured ones, in any order; may be empty
     */
    static Pace of(double usual, double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        double median = sorted.length == 0 ? usual : Math.max(usual, sorted[sorted.length / 2]);
        double[] kept =
                Arrays.stream(sorted).filter(it -> it <= median * OUTLIER).toArray();
        double mean = (usual * PRIOR_WEIGHT + Arrays.stream(kept).sum()) / (PRIOR_WEIGHT + kept.length);
        return new Pace(kept, mean);
    }

    double mean() {
        return mean;
    }

    double draw(SplittableRandom random) {
        if (random.nextInt(measured.length + PRIOR_WEIGHT) < measured.length) {
            return measured[random.nextInt(measured.length)];
        }
        return mean * Math.exp(PRIOR_SPREAD * random.nextGaussian() - PRIOR_SPREAD * PRIOR_SPREAD / 2);
    }

    /** What is left of one that has lasted so long already. */
    double left(double elapsed, SplittableRandom random) {
        for (int i = 0; i < TRIES; i++) {
            double whole = draw(random);
            if (whole > elapsed) {
                return whole - elapsed;
            }
        }
        return -mean / 2 * Math.log(1 - random.nextDouble());
    }
}
