package org.moiso.server.queue;

/**
 * How long somebody will wait, as an honest range in whole minutes: the 10th and the 90th percentile ({@code docs/estimate.md}).
 *
 * @param low minutes, 0 or more
 * @param high minutes, more than {@code low}
 */
public record WaitEstimate(int low, int high) {

    /** The range that is shown for two moments in seconds; rounded to minutes, never a single one. */
    static WaitEstimate between(double lowSeconds, double highSeconds) {
        int low = (int) Math.round(Math.max(0, lowSeconds) / 60);
        int high = (int) Math.round(Math.max(0, highSeconds) / 60);
        return new WaitEstimate(low, Math.max(high, low + 1));
    }

    /** Whether a wait of so many seconds is within it. */
    public boolean holds(double seconds) {
        return low * 60.0 <= seconds && seconds <= high * 60.0;
    }
}
