package org.moiso.server.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a run of equal operations measured.
 *
 * @param perSecond finished operations a second
 * @param p50 median, milliseconds
 * @param p99 99th percentile, milliseconds
 */
public record Figures(String what, int clients, long operations, double perSecond, double p50, double p99, double max) {

    /**
     * @param nanoseconds how long each operation took
     */
    static Figures of(String what, int clients, long[] nanoseconds, double seconds) {
        long[] sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        return new Figures(
                what,
                clients,
                sorted.length,
                sorted.length / seconds,
                at(sorted, 0.50),
                at(sorted, 0.99),
                at(sorted, 1));
    }

    private static double at(long[] sorted, double part) {
        int place = (int) Math.min(sorted.length - 1L, Math.round(part * (sorted.length - 1)));
        return sorted.length == 0 ? 0 : sorted[place] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-34s %7d %10d %12.0f %9.2f %9.2f %9.2f",
                what,
                clients,
                operations,
                perSecond,
                p50,
                p99,
                max);
    }

    static String heading() {
        return String.format(
                Locale.ROOT,
                "%-34s %7s %10s %12s %9s %9s %9s",
                "",
                "clients",
                "operations",
                "per second",
                "p50 ms",
                "p99 ms",
                "max ms");
    }
}
