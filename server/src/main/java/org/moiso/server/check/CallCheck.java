package org.moiso.server.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.moiso.server.db.OfficeId;

/** Holds the rows of {@code visit_call} against the log. Of one check, so of one thread. */
final class CallCheck {

    private final OfficeId office;
    private final LogReplay replay;
    private final Findings findings;
    private final Set<Long> inTable = new HashSet<>();
    private final List<CheckStore.CallRow> open = new ArrayList<>();
    private long seen;

    CallCheck(OfficeId office, LogReplay replay, Findings findings) {
        this.office = office;
        this.replay = replay;
        this.findings = findings;
    }

    void compare(CheckStore.CallRow row) {
        seen++;
        inTable.add(row.id());
        if (overnight(row.ticket())) {
            open.add(row);
        } else {
            same(row);
        }
    }

    private void same(CheckStore.CallRow row) {
        LogReplay.Call call = replay.calls().get(row.id());
        LogReplay.Call stored = new LogReplay.Call(row.ticket(), office.scoped(row.counter()), row.count());
        if (!stored.equals(call)) {
            findings.add("call %d is %s by the log, %s in the table", row.id(), call, stored);
        }
    }

    private boolean overnight(long ticket) {
        Standing standing = replay.tickets().get(ticket);
        return standing != null && (standing.overnight || standing.status.live());
    }

    /** The day's rows have all been compared. */
    void endDay() {
        replay.calls().forEach((id, call) -> {
            if (!overnight(call.ticket())) {
                mustBeInTable(id, call);
            }
        });
        inTable.retainAll(open.stream().map(CheckStore.CallRow::id).toList());
    }

    private void mustBeInTable(long id, LogReplay.Call call) {
        if (!inTable.contains(id)) {
            findings.add("call %d at %s stands in the log, but not in the table", id, call.counter());
        }
    }

    /** Those of tickets that went on after their day are compared when the whole log has been read. */
    void end(long rows) {
        open.forEach(this::same);
        replay.calls().forEach(this::mustBeInTable);
        if (rows != seen) {
            findings.add("%d calls are of days of which the log knows nothing", rows - seen);
        }
    }

    long seen() {
        return seen;
    }
}
