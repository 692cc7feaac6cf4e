package org.moiso.server.db;

import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How the rest of the product reads and changes the database. Safe for all threads.
 *
 * <p>A change returns only when its data is safe on the disk ({@link GroupCommit}); a read sees what is committed.
 */
public final class Db implements AutoCloseable {

    private final Database database;
    private final Jdbi jdbi;
    private final GroupCommit writer;

    /**
     * @param changed is told, on the writer's thread, which offices have new events that are safe on the disk; must return at once
     */
    public Db(Database database, Clock clock, Consumer<Set<OfficeId>> changed) {
        this.database = database;
        this.jdbi = database.jdbi();
        this.writer = new GroupCommit(database, clock, changed);
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
     * Changes what belongs to no office's event log (sessions, print jobs), durably too.
     *
     * @throws NotAccepted like {@link #inOffice}
     */
    public <R> R write(Work<Handle, R> work) {
        return writer.submit(work);
    }

    public <R> R read(Function<Handle, R> query) {
        return jdbi.withHandle(query::apply);
    }

    public String product() {
        return database.product();
    }

    @Override
    public void close() {
        writer.close();
        database.close();
    }
}
