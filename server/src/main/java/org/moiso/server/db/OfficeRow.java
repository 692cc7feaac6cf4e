package org.moiso.server.db;

import java.time.LocalDate;

/**
 * The locked row of an office while a transaction holds it. A command that fails puts it back to where it stood before ({@link #rewind}).
 * Used by the writer's thread only.
 */
final class OfficeRow {

    /** The row's values at one moment. */
    record Mark(long lastSeq, LocalDate businessDay, long planVersion) {}

    private final WriterLine line;
    private final OfficeId id;
    private final OfficeMemory memory;
    private Mark mark;

    private OfficeRow(WriterLine line, OfficeId id, Mark mark, OfficeMemory memory) {
        this.line = line;
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
    static OfficeRow lock(WriterLine line, OfficeId id, OfficeMemory memory) {
        return line.find(
                        "select last_seq, business_day, plan_version from office where id = ? for update",
                        row -> new OfficeRow(
                                line,
                                id,
                                new Mark(row.getLong(1), row.getObject(2, LocalDate.class), row.getLong(3)),
                                memory),
                        id.value())
                .orElseThrow(() -> new UnknownOffice(id));
    }

    void store() {
        int stored = line.change(
                "update office set last_seq = ?, business_day = ?, plan_version = ? where id = ?",
                mark.lastSeq,
                mark.businessDay,
                mark.planVersion,
                id.value());
        if (stored != 1) {
            throw new IllegalStateException("The locked row of an office is gone");
        }
    }

    WriterLine line() {
        return line;
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
