package org.moiso.server.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.moiso.server.db.OfficeId;

/** Who holds which counter, in the database. Opens and commits nothing. Safe for all threads. */
public final class CounterSessionStore {

    public List<CounterSession> sessions(Handle handle, OfficeId office) {
        return handle.createQuery("""
                        select counter, officer, officer_name, status, reason, since from counter_session
                        where office = :office
                        """)
                .bind("office", office.value())
                .map((rs, context) -> session(rs))
                .list();
    }

    public Optional<CounterSession> session(Handle handle, OfficeId office, CounterId counter) {
        return sessions(handle, office).stream()
                .filter(it -> it.counter().equals(counter))
                .findFirst();
    }

    public void store(Handle handle, OfficeId office, CounterSession session) {
        Officer officer = session.officer();
        handle.createUpdate("delete from counter_session where office = :office and counter = :counter")
                .bind("office", office.value())
                .bind("counter", session.counter().value())
                .execute();
        handle.createUpdate("""
                        insert into counter_session (office, counter, officer, officer_name, status, reason, since)
                        values (:office, :counter, :officer, :name, :status, :reason, :since)
                        """)
                .bind("office", office.value())
                .bind("counter", session.counter().value())
                .bind("officer", officer == null ? null : officer.id())
                .bind("name", officer == null ? null : officer.name())
                .bind("status", session.status().code())
                .bind("reason", session.reason())
                .bind("since", session.since().atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static CounterSession session(ResultSet rs) throws SQLException {
        String officer = rs.getString("officer");
        return new CounterSession(
                new CounterId(rs.getString("counter")),
                officer == null ? null : new Officer(officer, rs.getString("officer_name")),
                CounterStatus.of(rs.getString("status")),
                rs.getString("reason"),
                rs.getObject("since", OffsetDateTime.class).toInstant());
    }
}
