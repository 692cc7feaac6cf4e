package org.moiso.server.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.SeriesId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;

/** Rolls of pre-printed numbers. Their rows change only under the lock of their office. */
final class NumberRollStore {

    private static final String COLUMNS =
            "id, business_day, service, series, first_number, last_number, next_number, in_use";

    List<NumberRoll> of(Handle handle, OfficeId office, LocalDate day) {
        return handle.createQuery("select " + COLUMNS + """
                         from number_roll where office = :office and business_day = :day
                        order by series, first_number
                        """)
                .bind("office", office.value())
                .bind("day", day)
                .map((rs, context) -> roll(rs))
                .list();
    }

    /** The rolls of this business day, as the writer knows them by heart. */
    List<NumberRoll> of(OfficeTx tx) {
        Known known = tx.memory(Known.class, Known::new);
        List<NumberRoll> rolls = known.rolls;
        if (rolls == null || !tx.businessDay().equals(known.day)) {
            rolls = of(tx.handle(), tx.office(), tx.businessDay());
            known.rolls = rolls;
            known.day = tx.businessDay();
        }
        return rolls;
    }

    /** Used by the writer's thread only. */
    private static final class Known {

        private @Nullable LocalDate day;
        private @Nullable List<NumberRoll> rolls;
    }

    private static void changed(OfficeTx tx) {
        tx.memory(Known.class, Known::new).rolls = null;
    }

    Optional<NumberRoll> find(Handle handle, OfficeId office, NumberRollId id) {
        return handle.createQuery("select " + COLUMNS + " from number_roll where id = :id and office = :office")
                .bind("id", id.value())
                .bind("office", office.value())
                .map((rs, context) -> roll(rs))
                .findOne();
    }

    void insert(OfficeTx tx, NumberRoll roll) {
        changed(tx);
        tx.handle()
                .createUpdate("""
                        insert into number_roll (id, office, business_day, service, series, first_number, last_number, next_number, in_use)
                        values (:id, :office, :day, :service, :series, :first, :last, :next, :open)
                        """)
                .bind("id", roll.id().value())
                .bind("office", tx.office().value())
                .bind("day", roll.businessDay())
                .bind("service", roll.service().value())
                .bind("series", roll.series().value())
                .bind("first", roll.first())
                .bind("last", roll.last())
                .bind("next", roll.next())
                .bind("open", roll.open())
                .execute();
    }

    void update(OfficeTx tx, NumberRoll roll) {
        changed(tx);
        tx.handle()
                .createUpdate("update number_roll set next_number = :next, in_use = :open where id = :id")
                .bind("next", roll.next())
                .bind("open", roll.open())
                .bind("id", roll.id().value())
                .execute();
    }

    /** The highest number of a range that a ticket of the day has. */
    Optional<Integer> highestGiven(OfficeTx tx, SeriesId series, int first, int last) {
        return tx.handle()
                .createQuery("""
                        select max(number_in_series) from ticket
                        where office = :office and series = :series and business_day = :day
                          and number_in_series between :first and :last
                        """)
                .bind("office", tx.office().value())
                .bind("series", series.value())
                .bind("day", tx.businessDay())
                .bind("first", first)
                .bind("last", last)
                .mapTo(Integer.class)
                .findOne();
    }

    private static NumberRoll roll(ResultSet rs) throws SQLException {
        return new NumberRoll(
                new NumberRollId(rs.getString("id")),
                rs.getObject("business_day", LocalDate.class),
                new ServiceId(rs.getString("service")),
                new SeriesId(rs.getString("series")),
                rs.getInt("first_number"),
                rs.getInt("last_number"),
                rs.getInt("next_number"),
                rs.getBoolean("in_use"));
    }
}
