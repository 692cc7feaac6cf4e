package org.moiso.server.queue;

import java.time.Duration;
import java.util.List;

/**
 * How long somebody will wait, as an honest range in whole minutes: the 10th and the 90th percentile.
 *
 * @param low minutes, 0 or more
 * @param high minutes, {@code low} or more
 */
public record WaitEstimate(int low, int high) {

    /** 10th and 90th percentile of a normal distribution, in standard deviations. */
    private static final double TENTH = 1.2816;

    /** How many visits the usual duration counts for, so that two odd visits do not turn a quiet morning's estimate over. */
    private static final int PRIOR_WEIGHT = 8;

    /** Visits differ about this much, in parts of their mean, where too few have been measured to tell. */
    private static final double PRIOR_SPREAD = 0.6;

    /** Longer than this is a ticket that somebody forgot to finish, not a visit. */
    private static final double OUTLIER = 5;

    /**
     * From the people ahead, the counters and how long visits take.
     *
     * @param ahead people waiting before
     * @param inService people being served by those counters now, each about half done
     * @param counters how many counters work on this queue, by share: one that divides its time between two queues counts a half to each
     * @param usual what a visit takes as a rule
     * @param recent the last visits, the latest of them at the most telling; may be empty
     */
    public static WaitEstimate of(int ahead, int inService, double counters, Duration usual, List<Duration> recent) {
        double prior = Math.max(30, usual.toSeconds());
        List<Double> measured = recent.stream()
                .map(it -> (double) it.toSeconds())
                .filter(seconds -> seconds > 0 && seconds < prior * OUTLIER)
                .toList();
        double mean =
                (prior * PRIOR_WEIGHT + measured.stream().mapToDouble(it -> it).sum())
                        / (PRIOR_WEIGHT + measured.size());
        double priorVariance = Math.pow(prior * PRIOR_SPREAD, 2);
        double squares =
                measured.stream().mapToDouble(it -> Math.pow(it - mean, 2)).sum();
        double variance = (priorVariance * PRIOR_WEIGHT + squares) / (PRIOR_WEIGHT + measured.size());
        double working = Math.max(0.25, counters);
        double visits = inService < working && ahead == 0 ? 0 : ahead + Math.min(inService, working) / 2;
        double wait = visits * mean / working;
        double deviation = Math.sqrt(Math.max(visits, 0.25) * variance) / working;
        int low = (int) Math.floor(Math.max(0, wait - TENTH * deviation) / 60);
        int high = (int) Math.ceil((wait + TENTH * deviation) / 60);
        return new WaitEstimate(low, Math.max(high, low + 1));
    }
}
