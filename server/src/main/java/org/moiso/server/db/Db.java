package org.moiso.server.db;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * How the rest of the product reads and changes the database. Safe for all threads.
 *
 * <p>A change returns only when its data is safe on the disk ({@link GroupCommit}); a read sees what is committed.
 */
public final class Db implements AutoCloseable {

    private static final long HEALTH_SECONDS = 3;

    private final Database database;
    private final Jdbi jdbi;
    private final Notices notices;
    private final GroupCommit writer;

    /**
     * @param changed is told, on the writer's thread, which offices have new events that are safe on the disk; must return at once
     */
    public Db(Database database, Clock clock, Consumer<Set<OfficeId>> changed) {
        this.database = database;
        this.jdbi = database.jdbi();
        this.notices = new Notices(database, changed);
        this.writer = new GroupCommit(
                database, clock, database.shared() ? notices::announce : (handle, offices) -> {}, changed);
    }

    /** Hears from now on what other nodes on the same database change, where there can be any. */
    public void hearOtherNodes() {
        if (database.shared()) {
            notices.listen();
        }
    }

    /** Whether other nodes may be working on the same data. */
    public boolean shared() {
        return database.shared();
    }

    /** Whether the database takes changes now: for health checks, which must not wait as long as a visitor would. */
    public boolean takesChanges() {
        return writer.takesChanges(HEALTH_SECONDS);
    }

    /**
     * Changes an office under its lock, in one transaction.
     *
     * @return the outcome, after it is durable
     * @throws UnknownOffice when there is no such office
     * @throws NotAccepted when the database could not take it
     */
    public <R> R inOffice(OfficeId office, Cause cause, Work<OfficeTx, R> work) {
        return writer.submit(office, cause, work);
    }

    /**
     * Changes what belongs to no office's event log (sessions, steps of print jobs), durably too.
     *
     * @throws NotAccepted like {@link #inOffice}
     */
    public <R> R write(Work<Handle, R> work) {
        return writer.submit(work);
    }

    /**
     * Reads what is committed. A line that has gone stale while nobody used it is changed for a fresh one.
     *
     * @throws NotAccepted when the database cannot be reached
     */
    public <R> R read(Function<Handle, R> query) {
        try {
            return jdbi.withHandle(query::apply);
        } catch (JdbiException first) {
            if (!Lines.broken(first)) {
                throw first;
            }
        }
        try {
            return jdbi.withHandle(query::apply);
        } catch (JdbiException again) {
            throw Lines.broken(again) ? new NotAccepted("The database cannot be reached", again) : again;
        }
    }

    /**
     * Up to which event an office's log is safe on the disk, as far as that is less than what a read shows: H2 shows what is committed and not yet forced, and loses it when the disk fails
     * in that moment. Nobody may be told of more; {@code Long.MAX_VALUE} where all of it is safe.
     */
    public long durable(OfficeId office) {
        return writer.durable(office);
    }

    /**
     * Copies the whole database, as it is at one moment, into a zip file, while everybody goes on.
     *
     * @throws IllegalStateException where it is PostgreSQL, with what to use instead
     */
    public void backup(Path zip) {
        database.backup(zip);
    }

    /** What the writer has done. */
    public WriterFigures figures() {
        return writer.figures();
    }

    public String product() {
        return database.product();
    }

    @Override
    public void close() {
        notices.close();
        writer.close();
        database.close();
    }
}
