package org.moiso.server.print;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.PrinterId;

/** How many slips a printer has made, and has yet to make. Opens and commits nothing. Safe for all threads. */
final class SlipCountStore {

    SlipCount since(Handle handle, OfficeId office, PrinterId printer, Instant since) {
        return handle.createQuery("""
                        select sum(case when status = 'printed' then 1 else 0 end) printed,
                            sum(case when status in ('queued', 'sending') and fault is null then 1 else 0 end) waiting,
                            sum(case when status in ('queued', 'failed') and fault is not null then 1 else 0 end) failed,
                            sum(case when status = 'unknown' then 1 else 0 end) unknown_fate,
                            sum(case when status = 'dropped' then 1 else 0 end) dropped,
                            sum(case when status = 'printed' then dot_rows end) paper,
                            min(case when status = 'printed' then at end) first_at
                        from print_job where office = :office and printer = :printer and at >= :since
                        """)
                .bind("office", office.value())
                .bind("printer", printer.value())
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .map((rs, context) -> count(rs))
                .one();
    }

    private static SlipCount count(ResultSet rs) throws SQLException {
        @Nullable OffsetDateTime first = rs.getObject("first_at", OffsetDateTime.class);
        return new SlipCount(
                rs.getInt("printed"),
                rs.getInt("waiting"),
                rs.getInt("failed"),
                rs.getInt("unknown_fate"),
                rs.getInt("dropped"),
                rs.getLong("paper"),
                first == null ? null : first.toInstant());
    }
}
