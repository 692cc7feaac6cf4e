package org.moiso.server.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterId;

/** The supervisors' notes, in the database. Opens and commits nothing. Safe for all threads. */
public final class NoteStore {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String COLUMNS = "id, counter, author, words, sent_at, seen_at";

    /** Keeps a new note, and erases those of the office that were seen long ago. */
    void insert(Handle handle, OfficeId office, Note note) {
        handle.createUpdate("delete from counter_note where office = :office and seen_at < :before")
                .bind("office", office.value())
                .bind("before", note.sentAt().minus(KEPT).atOffset(ZoneOffset.UTC))
                .execute();
        handle.createUpdate("""
                        insert into counter_note (id, office, counter, author, words, sent_at)
                        values (:id, :office, :counter, :author, :words, :at)
                        """)
                .bind("id", note.id().value())
                .bind("office", office.value())
                .bind("counter", note.counter().value())
                .bind("author", note.author())
                .bind("words", note.words())
                .bind("at", note.sentAt().atOffset(ZoneOffset.UTC))
                .execute();
    }

    void seen(Handle handle, NoteId id, Instant at, String by) {
        handle.createUpdate("update counter_note set seen_at = :at, seen_by = :by where id = :id")
                .bind("id", id.value())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .execute();
    }

    Optional<Note> find(Handle handle, OfficeId office, CounterId counter, NoteId id) {
        return handle.createQuery("select " + COLUMNS
                        + " from counter_note where id = :id and office = :office and counter = :counter")
                .bind("id", id.value())
                .bind("office", office.value())
                .bind("counter", counter.value())
                .map((rs, context) -> note(rs))
                .findOne();
    }

    /** The notes of an office since an instant, and those that nobody has seen yet, however old; the oldest first. */
    public List<Note> since(Handle handle, OfficeId office, Instant since) {
        return handle.createQuery("select " + COLUMNS + """
                         from counter_note
                        where office = :office and (seen_at is null or sent_at >= :since) order by sent_at, id
                        """)
                .bind("office", office.value())
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .map((rs, context) -> note(rs))
                .list();
    }

    /** The notes that no officer has seen yet, the oldest first. */
    public List<Note> unseen(Handle handle, OfficeId office) {
        return handle.createQuery("select " + COLUMNS
                        + " from counter_note where office = :office and seen_at is null order by sent_at, id")
                .bind("office", office.value())
                .map((rs, context) -> note(rs))
                .list();
    }

    private static Note note(ResultSet rs) throws SQLException {
        OffsetDateTime seen = rs.getObject("seen_at", OffsetDateTime.class);
        return new Note(
                new NoteId(rs.getLong("id")),
                new CounterId(rs.getString("counter")),
                rs.getString("author"),
                rs.getString("words"),
                rs.getObject("sent_at", OffsetDateTime.class).toInstant(),
                seen == null ? null : seen.toInstant());
    }
}
