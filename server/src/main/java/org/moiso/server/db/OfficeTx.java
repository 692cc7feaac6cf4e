package org.moiso.server.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;

/**
 * One command's view of a transaction that holds the lock of its office. Used by the writer's thread only.
 *
 * <p>Every change records its event here; sequence numbers are taken under the lock, so their order is commit order.
 */
public final class OfficeTx {

    /** What is known of a press that was seen before: the event it caused, and the ticket that event is about. */
    public record Repeated(String type, @Nullable Long ticket, String body) {}

    /** Makes a value of the row that was found. */
    @FunctionalInterface
    public interface Reader<R> {

        R read(ResultSet row) throws SQLException;
    }

    private final Handle handle;
    private final OfficeRow row;
    private final Cause cause;
    private final Instant now;

    OfficeTx(Handle handle, OfficeRow row, Cause cause, Clock clock) {
        this.handle = handle;
        this.row = row;
        this.cause = cause;
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public Handle handle() {
        return handle;
    }

    public OfficeId office() {
        return row.id();
    }

    public Cause cause() {
        return cause;
    }

    /** The moment of this command, in whole milliseconds, the same for everything it writes. */
    public Instant now() {
        return now;
    }

    public LocalDate businessDay() {
        return row.businessDay();
    }

    public long planVersion() {
        return row.planVersion();
    }

    public long lastSeq() {
        return row.lastSeq();
    }

    /**
     * What the writer remembers of this office, loaded when it does not. Whoever changes the rows behind it changes it too, in the same command; a command that fails
     * makes the writer forget.
     */
    public <M> M memory(Class<M> type, Supplier<M> loader) {
        return row.memory().get(type, loader);
    }

    /**
     * Moves the office to its next business day.
     *
     * @throws IllegalArgumentException when the day would go backwards: numbers would repeat
     */
    public void turnTo(LocalDate day) {
        if (!day.isAfter(row.businessDay())) {
            throw new IllegalArgumentException(
                    "The business day never goes backwards: " + row.businessDay() + " → " + day);
        }
        row.turnTo(day);
    }

    public void putPlanInForce(long version) {
        row.putPlanInForce(version);
    }

    /** Appends the event that answers this command's press; the press is remembered by it. */
    public long record(DomainEvent event) {
        return append(event, cause.requestId());
    }

    /** Appends an event that came along with the press but is not its answer, such as the visit finished by "finish and call next". */
    public long recordAlso(DomainEvent event) {
        return append(event, null);
    }

    /** What this press did when it came the first time today, if it did. */
    public Optional<Repeated> repeated() {
        if (cause.requestId() == null) {
            return Optional.empty();
        }
        return find(
                """
                select type, ticket, body from office_event where office = ? and business_day = ? and request_id = ?
                """,
                row -> new Repeated(row.getString(1), row.getObject(2, Long.class), row.getString(3)),
                office().value(),
                businessDay(),
                cause.requestId());
    }

    /**
     * Runs a statement that writes, made ready once and kept: for what is done for every ticket. Its parameters are question marks.
     *
     * @return how many rows it wrote
     */
    public int change(String sql, @Nullable Object... values) {
        return row.line().change(sql, values);
    }

    /** Reads one row at most, by a statement that is kept; its parameters are question marks. */
    public <R> Optional<R> find(String sql, Reader<R> reader, @Nullable Object... values) {
        return row.line().find(sql, reader, values);
    }

    private long append(DomainEvent event, @Nullable String requestId) {
        long seq = row.nextSeq();
        change(
                """
                insert into office_event (office, seq, at, business_day, type, actor, ticket, request_id, body)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                office().value(),
                seq,
                now.atOffset(ZoneOffset.UTC),
                businessDay(),
                event.type(),
                cause.actor(),
                event.about(),
                requestId,
                Json.write(event));
        return seq;
    }
}
