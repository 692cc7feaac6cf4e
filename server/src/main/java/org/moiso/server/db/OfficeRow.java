package org.moiso.server.db;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/**
 * The locked row of an office while a transaction holds it. A command that fails puts it back to where it stood before ({@link #rewind}).
 * Used by the writer's thread only.
 */
final class OfficeRow {

    /** The row's values at one moment. */
    record Mark(long lastSeq, LocalDate businessDay, long planVersion) {}

    private final OfficeId id;
    private final OfficeMemory memory;
    private Mark mark;

    private OfficeRow(OfficeId id, Mark mark, OfficeMemory memory) {
        this.id = id;
        this.mark = mark;
        this.memory = memory;
        memory.check(mark.lastSeq);
    }

    /**
     * Takes the office's lock.
     *
     * @throws UnknownOffice when there is no such office
     */
    static OfficeRow lock(Handle handle, OfficeId id, OfficeMemory memory) {
        return handle.createQuery("select last_seq, business_day, plan_version from office where id = :id for update")
                .bind("id", id.value())
                .map((rs, context) -> new OfficeRow(
                        id, new Mark(rs.getLong(1), rs.getObject(2, LocalDate.class), rs.getLong(3)), memory))
                .findOne()
                .orElseThrow(() -> new UnknownOffice(id));
    }

    void store(Handle handle) {
        handle.createUpdate(
                        "update office set last_seq = :seq, business_day = :day, plan_version = :plan where id = :id")
                .bind("seq", mark.lastSeq)
                .bind("day", mark.businessDay)
                .bind("plan", mark.planVersion)
                .bind("id", id.value())
                .execute();
    }

    OfficeMemory memory() {
        return memory;
    }

    Mark mark() {
        return mark;
    }

    void rewind(Mark earlier) {
        memory.forget();
        mark = earlier;
    }

    OfficeId id() {
        return id;
    }

    long lastSeq() {
        return mark.lastSeq;
    }

    LocalDate businessDay() {
        return mark.businessDay;
    }

    long planVersion() {
        return mark.planVersion;
    }

    long nextSeq() {
        mark = new Mark(mark.lastSeq + 1, mark.businessDay, mark.planVersion);
        return mark.lastSeq;
    }

    void turnTo(LocalDate day) {
        mark = new Mark(mark.lastSeq, day, mark.planVersion);
    }

    void putPlanInForce(long version) {
        mark = new Mark(mark.lastSeq, mark.businessDay, version);
    }
}
