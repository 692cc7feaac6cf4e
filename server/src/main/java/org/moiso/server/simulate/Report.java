package org.moiso.server.simulate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.moiso.server.catalog.Service;
import org.moiso.server.queue.WaitEstimate;

/**
 * What became of some simulated days. Waits in minutes.
 *
 * @param refused came when no tickets were issued
 * @param expired were never called
 * @param utilisation which part of their open time the counters had somebody
 * @param passedOver how often a counter called somebody who came later before somebody it serves who had waited longer than {@code maxWait}
 * @param overtaken by how many minutes the later one came later, at most, of two in the same tier of the counter that called
 */
public record Report(
        String scenario,
        int days,
        int visitors,
        int served,
        int noShows,
        int cancelled,
        int expired,
        int refused,
        double utilisation,
        double longestWait,
        int passedOver,
        double overtaken,
        List<Waited> services,
        Estimates estimates) {

    /** The waits of one service. */
    public record Waited(String name, int visitors, double median, double ninetieth, double longest) {}

    /**
     * How good the estimates at the dispenser were, over those who were called in the end.
     *
     * @param waited how many had to wait for more than a minute or were told so: over these everything below is counted
     * @param silent were told nothing
     * @param coverage which part of the real waits lay within the range that was shown
     * @param shorter which part was shorter than the range
     * @param longer which part was longer
     * @param atOnce which part of the others, who were told "at most a minute", was called within it
     * @param medianError median of the error of the middle of the estimate, in minutes
     * @param naiveError the same for people ahead × mean visit
     * @param sharedError the same for people ahead × mean visit ÷ counters open for the service
     * @param width median width of the range, in minutes
     */
    public record Estimates(
            int waited,
            int silent,
            double coverage,
            double shorter,
            double longer,
            double atOnce,
            double medianError,
            double naiveError,
            double sharedError,
            double width) {

        static Estimates of(List<Told> all) {
            List<Told> called = all.stream().filter(it -> it.waited() != null).toList();
            List<Told> told =
                    called.stream().filter(it -> it.estimate() != null).toList();
            List<Told> some = told.stream().filter(it -> !atOnce(it)).toList();
            List<Told> none = told.stream().filter(Estimates::atOnce).toList();
            return new Estimates(
                    some.size(),
                    called.size() - told.size(),
                    share(some, it -> range(it).holds(real(it)) ? 1 : 0),
                    share(some, it -> real(it) < range(it).low() * 60.0 ? 1 : 0),
                    share(some, it -> real(it) > range(it).high() * 60.0 ? 1 : 0),
                    share(none, it -> range(it).holds(real(it)) ? 1 : 0),
                    quantile(some, it -> Math.abs(real(it) - it.middle()) / 60, 0.5),
                    quantile(some, it -> Math.abs(real(it) - it.naive()) / 60, 0.5),
                    quantile(some, it -> Math.abs(real(it) - it.shared()) / 60, 0.5),
                    quantile(some, it -> range(it).high() - range(it).low(), 0.5));
        }

        private static boolean atOnce(Told told) {
            return range(told).high() <= 1;
        }

        private static WaitEstimate range(Told told) {
            return Objects.requireNonNull(told.estimate());
        }
    }

    static Report of(Scenario scenario, int days, List<Told> told, Tally tally, Fairness fairness) {
        List<Told> called = told.stream().filter(it -> it.waited() != null).toList();
        return new Report(
                scenario.name(),
                days,
                told.size(),
                tally.of("ticket.finished"),
                tally.of("ticket.missed"),
                tally.of("ticket.cancelled"),
                tally.of("ticket.expired"),
                tally.refused(),
                tally.utilisation(),
                quantile(called, it -> real(it) / 60, 1),
                fairness.passedOver(),
                fairness.overtaken().toSeconds() / 60.0,
                scenario.plan().services().stream()
                        .map(service -> waited(service, called))
                        .toList(),
                Estimates.of(told));
    }

    private static Waited waited(Service service, List<Told> called) {
        List<Told> own =
                called.stream().filter(it -> it.service().equals(service.id())).toList();
        return new Waited(
                service.name().vi(),
                own.size(),
                quantile(own, it -> real(it) / 60, 0.5),
                quantile(own, it -> real(it) / 60, 0.9),
                quantile(own, it -> real(it) / 60, 1));
    }

    /** For people. */
    public void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %d days, %d visitors, %d served, %d no-shows, %d gave up, %d never called, %d refused; counters %.0f %% busy%n",
                scenario,
                days,
                visitors,
                served,
                noShows,
                cancelled,
                expired,
                refused,
                utilisation * 100);
        out.printf("%-38s %9s %10s %10s %10s%n", "waits in minutes", "visitors", "median", "90th", "longest");
        services.stream()
                .filter(it -> it.visitors > 0)
                .forEach(it -> out.printf(
                        Locale.ROOT,
                        "%-38s %9d %10.1f %10.1f %10.1f%n",
                        it.name,
                        it.visitors,
                        it.median,
                        it.ninetieth,
                        it.longest));
        out.printf(
                Locale.ROOT,
                "order: passed over after the longest wait allowed: %d; overtaken in the same queue by at most %.1f min%n",
                passedOver,
                overtaken);
        print(out, estimates);
    }

    private static void print(PrintWriter out, Estimates it) {
        out.printf(
                Locale.ROOT,
                "estimates: of %d who had to wait, %.1f %% within the range (%.1f %% shorter, %.1f %% longer), its width %.0f min in the median; told nothing: %d%n",
                it.waited,
                it.coverage * 100,
                it.shorter * 100,
                it.longer * 100,
                it.width,
                it.silent);
        out.printf(
                Locale.ROOT,
                "           of those told \"at most a minute\", %.1f %% were called within it%n",
                it.atOnce * 100);
        out.printf(
                Locale.ROOT,
                "           median error %.1f min; people ahead x mean %.1f min; the same shared by the open counters %.1f min%n",
                it.medianError,
                it.naiveError,
                it.sharedError);
        out.flush();
    }

    private static double real(Told told) {
        return Objects.requireNonNull(told.waited());
    }

    private static double share(List<Told> of, ToDoubleFunction<Told> value) {
        return of.stream().mapToDouble(value).average().orElse(0);
    }

    private static double quantile(List<Told> of, ToDoubleFunction<Told> value, double share) {
        double[] sorted = of.stream().mapToDouble(value).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
