package org.moiso.server.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterId;

/** The last call for help of each counter. Opens and commits nothing. Safe for all threads. */
final class EmergencyStore {

    void store(Handle handle, OfficeId office, Emergency emergency) {
        handle.createUpdate("delete from counter_emergency where office = :office and counter = :counter")
                .bind("office", office.value())
                .bind("counter", emergency.counter().value())
                .execute();
        handle.createUpdate("""
                        insert into counter_emergency (office, counter, raised_at, raised_by, answered_at, answered_by)
                        values (:office, :counter, :raisedAt, :raisedBy, :answeredAt, :answeredBy)
                        """)
                .bind("office", office.value())
                .bind("counter", emergency.counter().value())
                .bind("raisedAt", emergency.raisedAt().atOffset(ZoneOffset.UTC))
                .bind("raisedBy", emergency.raisedBy())
                .bind("answeredAt", offset(emergency.answeredAt()))
                .bind("answeredBy", emergency.answeredBy())
                .execute();
    }

    Optional<Emergency> last(Handle handle, OfficeId office, CounterId counter) {
        return all(handle, office).stream()
                .filter(it -> it.counter().equals(counter))
                .findFirst();
    }

    /** The last one of each counter, the newest first. */
    List<Emergency> all(Handle handle, OfficeId office) {
        return handle.createQuery("""
                        select counter, raised_at, raised_by, answered_at, answered_by from counter_emergency
                        where office = :office order by raised_at desc, counter
                        """)
                .bind("office", office.value())
                .map((rs, context) -> emergency(rs))
                .list();
    }

    private static Emergency emergency(ResultSet rs) throws SQLException {
        OffsetDateTime answered = rs.getObject("answered_at", OffsetDateTime.class);
        return new Emergency(
                new CounterId(rs.getString("counter")),
                rs.getObject("raised_at", OffsetDateTime.class).toInstant(),
                rs.getString("raised_by"),
                answered == null ? null : answered.toInstant(),
                rs.getString("answered_by"));
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
