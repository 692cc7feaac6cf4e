package org.moiso.server.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.moiso.server.catalog.SeriesId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.json.Json;

/**
 * How far the number series of all offices had come at a moment. Kept beside the copies of the data, which are older.
 *
 * @param at when it was read
 * @param whole whether nothing was given afterwards: it is from the very data that is given up
 */
public record NumberMarks(Instant at, boolean whole, List<Mark> series) {

    private static final NumberStore STORE = new NumberStore();

    /**
     * One series.
     *
     * @param next the place that comes next
     */
    public record Mark(String office, String series, LocalDate day, int lap, int next) {}

    public static NumberMarks in(Handle handle, Instant at, boolean whole) {
        return new NumberMarks(at, whole, STORE.marks(handle));
    }

    /**
     * Reads what {@link SkippingAhead#marks} has said.
     *
     * @throws IllegalStateException when it is something else
     */
    public static NumberMarks read(Instant at, String text) {
        return new NumberMarks(at, false, List.of(Json.read(text, Mark[].class)));
    }

    Optional<NumberStore.Position> position(OfficeId office, SeriesId id, LocalDate day) {
        return series.stream()
                .filter(it -> it.office.equals(office.value()) && it.series.equals(id.value()) && it.day.equals(day))
                .map(it -> new NumberStore.Position(it.next, it.lap))
                .max(Comparator.naturalOrder());
    }
}
