package org.moiso.server.ticket;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.json.Json;

/**
 * After a restore: people may hold slips that the data does not know, so no series may give their numbers again that day. Safe for all threads.
 */
public final class SkippingAhead {

    private final Db db;
    private final OfficePlans plans;
    private final BusinessDays days;
    private final NumberStore numbers = new NumberStore();

    public SkippingAhead(Db db, OfficePlans plans, BusinessDays days) {
        this.db = db;
        this.plans = plans;
        this.days = days;
    }

    /**
     * A series that goes on elsewhere.
     *
     * @param known the first number that is left out
     * @param next the number with which it goes on; above its last when it has none left for today
     */
    public record Skipped(OfficeId office, NumberSeries series, int known, int next) {

        public boolean exhausted() {
            return next > series.last();
        }
    }

    /** How far all series have come, as a text to be kept beside the copies: the same as long as no number is given. */
    public String marks() {
        return db.read(handle -> Json.write(numbers.marks(handle)));
    }

    /**
     * Moves the series of all offices to where no number of today can be on a slip already.
     *
     * @param seen what is known of numbers given after the copy was made
     */
    public List<Skipped> skip(Collection<NumberMarks> seen) {
        return plans.offices().stream()
                .flatMap(office -> skip(office, seen).stream())
                .toList();
    }

    private List<Skipped> skip(OfficeId office, Collection<NumberMarks> seen) {
        return db.inOffice(office, Cause.system(), tx -> {
            OfficePlan plan = plans.in(tx);
            Instant known = Stream.concat(
                            numbers.lastEvent(tx).stream(),
                            seen.stream().filter(it -> !it.whole()).map(NumberMarks::at))
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
            days.turnIfDue(tx, plan);
            List<Skipped> skipped = new ArrayList<>();
            plan.series().forEach(series -> skip(tx, plan, series, seen, known).ifPresent(skipped::add));
            return skipped;
        });
    }

    private Optional<Skipped> skip(
            OfficeTx tx, OfficePlan plan, NumberSeries series, Collection<NumberMarks> seen, Instant known) {
        NumberStore.Position here = numbers.next(tx, series.id(), series.first());
        NumberStore.Position reached = furthest(tx, series, seen, here);
        boolean exact = seen.stream()
                .filter(NumberMarks::whole)
                .anyMatch(it -> furthest(tx, series, List.of(it), here).equals(reached));
        NumberStore.Position next = exact ? reached : Leap.over(series, reached, margin(tx, plan, series, known));
        if (next.equals(here)) {
            return Optional.empty();
        }
        int first = next.lap() == here.lap() ? here.place() : series.first();
        numbers.store(tx, series.id(), new NumberStore.Position(next.place() - 1, next.lap()));
        tx.recordAlso(new NumbersSkipped(series.id().value(), next.lap(), first, next.place()));
        return Optional.of(new Skipped(tx.office(), series, first, next.place()));
    }

    private static NumberStore.Position furthest(
            OfficeTx tx, NumberSeries series, Collection<NumberMarks> seen, NumberStore.Position here) {
        return seen.stream()
                .flatMap(it -> it.position(tx.office(), series.id(), tx.businessDay()).stream())
                .reduce(here, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    private int margin(OfficeTx tx, OfficePlan plan, NumberSeries series, Instant known) {
        LocalDateTime since = plan.localTime(known);
        LocalDateTime begin = plan.dayStart(tx.businessDay());
        List<LocalDateTime> given = numbers.given(tx, series.id(), Leap.DAYS).stream()
                .map(plan::localTime)
                .toList();
        return Leap.margin(given, since.isBefore(begin) ? begin : since, plan.localTime(tx.now()), tx.businessDay());
    }
}
