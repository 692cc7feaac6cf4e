package org.moiso.server.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
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
        int moved = write(tx, series, given, """
                update number_series set business_day = :day, next_number = :next, lap = :lap
                where office = :office and series = :series
                """);
        if (moved == 0) {
            write(tx, series, given, """
                    insert into number_series (office, series, business_day, next_number, lap)
                    values (:office, :series, :day, :next, :lap)
                    """);
        }
    }

    private static int write(OfficeTx tx, SeriesId series, Position given, String sql) {
        return tx.handle()
                .createUpdate(sql)
                .bind("office", tx.office().value())
                .bind("series", series.value())
                .bind("day", tx.businessDay())
                .bind("next", given.place() + 1)
                .bind("lap", given.lap())
                .execute();
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

    private Optional<Row> find(OfficeTx tx, SeriesId series) {
        return tx.handle()
                .createQuery("""
                        select business_day, next_number, lap from number_series
                        where office = :office and series = :series
                        """)
                .bind("office", tx.office().value())
                .bind("series", series.value())
                .map((rs, context) ->
                        new Row(rs.getObject(1, LocalDate.class), new Position(rs.getInt(2), rs.getInt(3))))
                .findOne();
    }
}
