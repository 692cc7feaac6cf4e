package org.moiso.server.print;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.PrinterId;

/** The roll of paper in each printer. Opens and commits nothing. Safe for all threads. */
final class RollStore {

    /** A roll, since when it is in, and what was used of it. */
    record Roll(Instant putInAt, long rows, int slips) {}

    /** Counts a slip; a printer that nobody has told of a roll counts from its first slip. */
    void use(Handle handle, OfficeId office, PrinterId printer, int rows, Instant now) {
        int counted = handle.createUpdate("""
                        update printer_roll set dot_rows = dot_rows + :rows, slips = slips + 1
                        where office = :office and printer = :printer
                        """)
                .bind("rows", rows)
                .bind("office", office.value())
                .bind("printer", printer.value())
                .execute();
        if (counted == 0) {
            insert(handle, office, printer, "system", now, new Roll(now, rows, 1));
        }
    }

    /** A new roll is in. */
    void replace(Handle handle, OfficeId office, PrinterId printer, String actor, Instant now) {
        handle.createUpdate("delete from printer_roll where office = :office and printer = :printer")
                .bind("office", office.value())
                .bind("printer", printer.value())
                .execute();
        insert(handle, office, printer, actor, now, new Roll(now, 0, 0));
    }

    Optional<Roll> of(Handle handle, OfficeId office, PrinterId printer) {
        return handle.createQuery("""
                        select put_in_at, dot_rows, slips from printer_roll
                        where office = :office and printer = :printer
                        """)
                .bind("office", office.value())
                .bind("printer", printer.value())
                .map((rs, context) -> roll(rs))
                .findOne();
    }

    private static void insert(
            Handle handle, OfficeId office, PrinterId printer, String actor, Instant now, Roll roll) {
        handle.createUpdate("""
                        insert into printer_roll (office, printer, put_in_at, put_in_by, dot_rows, slips)
                        values (:office, :printer, :at, :actor, :rows, :slips)
                        """)
                .bind("office", office.value())
                .bind("printer", printer.value())
                .bind("at", now.atOffset(ZoneOffset.UTC))
                .bind("actor", actor)
                .bind("rows", roll.rows())
                .bind("slips", roll.slips())
                .execute();
    }

    private static Roll roll(ResultSet rs) throws SQLException {
        return new Roll(
                rs.getObject("put_in_at", OffsetDateTime.class).toInstant(),
                rs.getLong("dot_rows"),
                rs.getInt("slips"));
    }
}
