package org.moiso.server.check;

import java.util.HashSet;
import java.util.Set;
import org.moiso.server.db.OfficeId;

/** Holds the rows of {@code visit_call} against the log. Of one check, so of one thread. */
final class CallCheck {

    private final OfficeId office;
    private final LogReplay replay;
    private final Findings findings;
    private final Set<Long> seen = new HashSet<>();

    CallCheck(OfficeId office, LogReplay replay, Findings findings) {
        this.office = office;
        this.replay = replay;
        this.findings = findings;
    }

    void compare(CheckStore.CallRow row) {
        seen.add(row.id());
        LogReplay.Call call = replay.calls().get(row.id());
        LogReplay.Call stored = new LogReplay.Call(row.ticket(), office.scoped(row.counter()), row.count());
        if (!stored.equals(call)) {
            findings.add("call %d is %s by the log, %s in the table", row.id(), call, stored);
        }
    }

    void end() {
        replay.calls().forEach((id, call) -> {
            if (!seen.contains(id)) {
                findings.add("call %d at %s stands in the log, but not in the table", id, call.counter());
            }
        });
    }

    long seen() {
        return seen.size();
    }
}
