package org.moiso.server.ticket;

import java.time.LocalDate;
import java.util.Optional;
import org.moiso.server.catalog.SeriesId;
import org.moiso.server.db.OfficeTx;

/** Where each number series stands. Its rows change only under the lock of their office. */
final class NumberStore {

    /** The place that comes next, and in which lap. */
    record Position(int place, int lap) {}

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
