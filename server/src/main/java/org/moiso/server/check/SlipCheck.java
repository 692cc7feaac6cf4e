package org.moiso.server.check;

import java.util.HashSet;
import java.util.Set;

/** Holds the rows of {@code print_job} against the log: one job an event that asked for it, an event for every end. Of one check, so of one thread. */
final class SlipCheck {

    private final LogReplay replay;
    private final Findings findings;
    private final Set<Long> causes = new HashSet<>();
    private long seen;

    SlipCheck(LogReplay replay, Findings findings) {
        this.replay = replay;
        this.findings = findings;
    }

    void compare(CheckStore.JobRow row) {
        seen++;
        Standing ticket = replay.tickets().get(row.ticket());
        if (ticket == null) {
            findings.add("print job %d is of a ticket that was never issued", row.id());
            return;
        }
        Long cause = replay.slipCause(row.seq());
        if (cause == null || cause != row.ticket()) {
            findings.add("print job %d of %s: event %d did not ask for it", row.id(), ticket.number, row.seq());
        }
        if (!causes.add(row.seq())) {
            findings.add("event %d has two print jobs of %s", row.seq(), ticket.number);
        }
        switch (row.status()) {
            case "printed" -> ticket.jobsPrinted++;
            case "unknown" -> ticket.jobsUnknown++;
            case "dropped" -> ticket.jobsDropped++;
            default -> {}
        }
    }

    /** The day's rows have all been compared. */
    void endDay() {
        causes.clear();
    }

    /** What does not agree now: a slip may be dropped days after its ticket, when its printer is switched on again. */
    void end(long rows) {
        replay.tickets().values().forEach(ticket -> {
            same(ticket, "printed", ticket.printed, ticket.jobsPrinted);
            same(ticket, "dropped", ticket.dropped, ticket.jobsDropped);
            same(ticket, "unknown", ticket.unknown, ticket.jobsUnknown);
        });
        if (rows != seen) {
            findings.add("%d print jobs: events that the log does not have did not ask for it", rows - seen);
        }
    }

    private void same(Standing ticket, String what, int log, int table) {
        if (log != table) {
            findings.add(
                    "%s of %s: %d slips are %s by the log, %d in the table",
                    ticket.number, ticket.day, log, what, table);
        }
    }

    long seen() {
        return seen;
    }
}
