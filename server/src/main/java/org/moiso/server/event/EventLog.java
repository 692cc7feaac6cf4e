package org.moiso.server.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.json.Json;

/** Reading an office's events back. Safe for all threads. */
public final class EventLog {

    private final Db db;

    public EventLog(Db db) {
        this.db = db;
    }

    /** The events after {@code seq} that are safe on the disk, in order, at most {@code most} of them. */
    public List<OfficeEvent> after(OfficeId office, long seq, int most) {
        long before = db.durable(office);
        List<OfficeEvent> events = committed(office, seq, most);
        long durable = Math.min(before, db.durable(office));
        return durable == Long.MAX_VALUE
                ? events
                : events.stream().filter(event -> event.seq() <= durable).toList();
    }

    /** Ordered by the whole key: by {@code seq} alone H2 would read the log to its end and sort it for each page. */
    private List<OfficeEvent> committed(OfficeId office, long seq, int most) {
        return db.read(handle -> handle.createQuery("""
                        select office, seq, at, type, actor, ticket, body from office_event
                        where office = :office and seq > :seq order by office, seq fetch first :most rows only
                        """)
                .bind("office", office.value())
                .bind("seq", seq)
                .bind("most", most)
                .map((rs, context) -> event(rs))
                .list());
    }

    /** Everything that happened to a ticket, in order. */
    public List<OfficeEvent> of(long ticket) {
        return db.read(handle -> handle.createQuery("""
                        select office, seq, at, type, actor, ticket, body from office_event
                        where ticket = :ticket order by seq
                        """)
                .bind("ticket", ticket)
                .map((rs, context) -> event(rs))
                .list());
    }

    /** What of these types happened on a business day, in order. */
    public List<OfficeEvent> ofDay(OfficeId office, LocalDate day, Collection<String> types) {
        return db.read(handle -> handle.createQuery("""
                        select office, seq, at, type, actor, ticket, body from office_event
                        where office = :office and business_day = :day and type in (<types>) order by seq
                        """)
                .bind("office", office.value())
                .bind("day", day)
                .bindList("types", List.copyOf(types))
                .map((rs, context) -> event(rs))
                .list());
    }

    /** The last move of a ticket, as the transaction sees it; what became of its slip is none. */
    public static Optional<OfficeEvent> lastMoveOf(Handle handle, long ticket) {
        return handle.createQuery("""
                        select office, seq, at, type, actor, ticket, body from office_event
                        where ticket = :ticket and type like 'ticket.%' order by seq desc fetch first 1 rows only
                        """)
                .bind("ticket", ticket)
                .map((rs, context) -> event(rs))
                .findOne();
    }

    /** The newest sequence number of every office. */
    public Map<OfficeId, Long> heads() {
        return db.read(EventLog::heads);
    }

    /** When the newest thing happened, in whatever office. */
    public Optional<Instant> newest() {
        return db.read(EventLog::newest);
    }

    /** The same of a database that is not served. */
    public static Optional<Instant> newest(Handle handle) {
        return handle.createQuery("""
                        select max(e.at) from office o join office_event e on e.office = o.id and e.seq = o.last_seq
                        """)
                .map((rs, context) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class)))
                .one()
                .map(OffsetDateTime::toInstant);
    }

    /** The newest sequence number of an office's log that is safe on the disk. */
    public long head(OfficeId office) {
        long before = db.durable(office);
        long committed = db.read(handle -> handle.createQuery("select last_seq from office where id = :office")
                .bind("office", office.value())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
        return Math.min(committed, Math.min(before, db.durable(office)));
    }

    private static Map<OfficeId, Long> heads(Handle handle) {
        return handle
                .createQuery("select id, last_seq from office")
                .map((rs, context) -> Map.entry(new OfficeId(rs.getString(1)), rs.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static OfficeEvent event(ResultSet rs) throws SQLException {
        return new OfficeEvent(
                new OfficeId(rs.getString("office")),
                rs.getLong("seq"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getString("type"),
                rs.getString("actor"),
                rs.getObject("ticket", Long.class),
                Json.tree(rs.getString("body")));
    }
}
