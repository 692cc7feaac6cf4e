package org.moiso.server.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.moiso.server.catalog.SeriesId;
import org.moiso.server.db.OfficeTx;

/** Where each number series stands. Its rows change only under the lock of their office. */
final class NumberStore {

    /** The place that comes next, and in which lap. */
    record Position(int place, int lap) implements Comparable<Position> {

        @Override
        public int compareTo(Position other) {
            return lap == other.lap ? Integer.compare(place, other.place) : Integer.compare(lap, other.lap);
        }
    }

    /** The next place of a series on this business day: its first when the series has not been used today. */
    Position next(OfficeTx tx, SeriesId series, int first) {
        return find(tx, series)
                .filter(row -> row.day.equals(tx.businessDay()))
                .map(row -> row.position)
                .orElse(new Position(first, 0));
    }

    /** Remembers that a place is given away. */
    void store(OfficeTx tx, SeriesId series, Position given) {
        Row row = new Row(tx.businessDay(), new Position(given.place() + 1, given.lap()));
        int moved = write(
                tx,
                series,
                row,
                "update number_series set business_day = ?, next_number = ?, lap = ? where office = ? and series = ?");
        if (moved == 0) {
            write(
                    tx,
                    series,
                    row,
                    "insert into number_series (business_day, next_number, lap, office, series) values (?, ?, ?, ?, ?)");
        }
        known(tx).put(series, row);
    }

    private static int write(OfficeTx tx, SeriesId series, Row row, String sql) {
        return tx.change(
                sql,
                row.day,
                row.position.place(),
                row.position.lap(),
                tx.office().value(),
                series.value());
    }

    /** Where the series of all offices stand. */
    List<NumberMarks.Mark> marks(Handle handle) {
        return handle.createQuery(
                        "select office, series, business_day, lap, next_number from number_series order by office, series")
                .map((rs, context) -> new NumberMarks.Mark(
                        rs.getString(1), rs.getString(2), rs.getObject(3, LocalDate.class), rs.getInt(4), rs.getInt(5)))
                .list();
    }

    /** When the numbers of a series were given, of this business day and so many before. */
    List<Instant> given(OfficeTx tx, SeriesId series, int days) {
        return tx.handle()
                .createQuery("""
                        select issued_at from ticket
                        where office = :office and series = :series and business_day >= :since
                        """)
                .bind("office", tx.office().value())
                .bind("series", series.value())
                .bind("since", tx.businessDay().minusDays(days))
                .map((rs, context) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    /** When the last thing happened that is known of the office. */
    Optional<Instant> lastEvent(OfficeTx tx) {
        return tx.handle()
                .createQuery("select at from office_event where office = :office and seq = :seq")
                .bind("office", tx.office().value())
                .bind("seq", tx.lastSeq())
                .map((rs, context) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .findOne();
    }

    private record Row(LocalDate day, Position position) {}

    /** The rows that the writer knows by heart. */
    private record Known(Map<SeriesId, Row> rows) {}

    private static Optional<Row> find(OfficeTx tx, SeriesId series) {
        Row known = known(tx).get(series);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Row> found = tx.find(
                "select business_day, next_number, lap from number_series where office = ? and series = ?",
                row -> new Row(row.getObject(1, LocalDate.class), new Position(row.getInt(2), row.getInt(3))),
                tx.office().value(),
                series.value());
        found.ifPresent(row -> known(tx).put(series, row));
        return found;
    }

    private static Map<SeriesId, Row> known(OfficeTx tx) {
        return tx.memory(Known.class, () -> new Known(new HashMap<>())).rows;
    }
}
