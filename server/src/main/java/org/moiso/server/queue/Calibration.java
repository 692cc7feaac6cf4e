package org.moiso.server.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What an office has taught about its own estimates: where in their outlooks the real waits came to lie. If more than a tenth of them lie below the 10th percentile,
 * another percentile is shown as the lower end, and so on. Short, middling and long waits are learnt apart. Safe for all threads: guarded by its own lock.
 */
final class Calibration {

    /** So many of the last outcomes count. */
    private static final int REMEMBERED = 250;

    /** For so many outcomes counts the belief that the outlook is about right: a little too sure of itself. */
    private static final int PRIOR = 40;

    private static final double TOO_SURE = 0.1;

    /** Up to how many seconds of the median a wait is short, or middling. */
    private static final double[] BOUNDS = {300, 1200};

    /** Who is called within so many seconds teaches nothing, and needs nothing learnt. */
    private static final double AT_ONCE = 75;

    private final List<List<Double>> shares;

    /** What is believed of each length of wait, sorted; empty where it has to be put together anew. */
    private final double[][] beliefs = new double[BOUNDS.length + 1][0];

    /**
     * @param shares what was learnt before, the oldest first, by length of wait; empty lists for nothing
     */
    Calibration(List<List<Double>> shares) {
        this.shares = IntStream.rangeClosed(0, BOUNDS.length)
                .mapToObj(i -> new ArrayList<>(i < shares.size() ? shares.get(i) : List.of()))
                .map(it -> (List<Double>) it)
                .toList();
    }

    synchronized void learn(Outlook outlook, double seconds) {
        if (atOnce(outlook)) {
            return;
        }
        int length = length(outlook);
        List<Double> last = shares.get(length);
        beliefs[length] = new double[0];
        last.add(Math.round(outlook.shareOf(seconds) * 1000) / 1000.0);
        if (last.size() > REMEMBERED) {
            last.remove(0);
        }
    }

    /** The wait below which a share of such waits really stays. */
    synchronized double at(Outlook outlook, double share) {
        if (atOnce(outlook)) {
            return outlook.at(share);
        }
        double[] believed = believed(length(outlook));
        double place = share * (believed.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, believed.length - 1);
        return outlook.at(believed[below] + (believed[above] - believed[below]) * (place - below));
    }

    /** What to keep of it. */
    synchronized List<List<Double>> learnt() {
        return shares.stream().map(List::copyOf).toList();
    }

    private static boolean atOnce(Outlook outlook) {
        return outlook.at(0.9) < AT_ONCE;
    }

    private double[] believed(int length) {
        if (beliefs[length].length == 0) {
            beliefs[length] = DoubleStream.concat(
                            shares.get(length).stream().mapToDouble(it -> it),
                            IntStream.range(0, PRIOR)
                                    .mapToDouble(i -> (1 + 2 * TOO_SURE) * (i + 0.5) / PRIOR - TOO_SURE))
                    .sorted()
                    .toArray();
        }
        return beliefs[length];
    }

    private static int length(Outlook outlook) {
        double median = outlook.at(0.5);
        int length = 0;
        while (length < BOUNDS.length && median >= BOUNDS[length]) {
            length++;
        }
        return length;
    }
}
