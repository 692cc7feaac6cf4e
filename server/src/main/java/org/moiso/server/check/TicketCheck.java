package org.moiso.server.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;

/** Holds the rows of {@code ticket} against the log. Of one check, so of one thread. */
final class TicketCheck {

    private final OfficeId office;
    private final LogReplay replay;
    private final NumberCheck numbers;
    private final Findings findings;
    private final Map<CheckStore.TicketFactsRow, Standing> open = new LinkedHashMap<>();
    private long seen;

    TicketCheck(OfficeId office, LogReplay replay, NumberCheck numbers, Findings findings) {
        this.office = office;
        this.replay = replay;
        this.numbers = numbers;
        this.findings = findings;
    }

    void compare(CheckStore.TicketFactsRow row) {
        seen++;
        numbers.take(row);
        Standing ticket = replay.tickets().get(row.id());
        if (ticket == null) {
            findings.add("ticket %s of %s is in the table, but the log never issued it", row.number(), row.day());
            return;
        }
        ticket.inTable = true;
        if (ticket.status.live()) {
            open.put(row, ticket);
        } else {
            compare(row, ticket);
        }
    }

    private void compare(CheckStore.TicketFactsRow row, Standing ticket) {
        same(row, "number", ticket.number, row.number());
        same(row, "day", ticket.day, row.day());
        same(row, "status", ticket.status.code(), row.status());
        same(row, "service", ticket.service, office.scoped(row.service()));
        same(row, "priority", ticket.priority, row.priority());
        same(row, "language", ticket.language, row.language());
        if (ticket.status.atCounter()) {
            String counter = row.counter();
            same(row, "counter", ticket.counter, counter == null ? null : office.scoped(counter));
            same(row, "call", ticket.call, row.call());
            LogReplay.Call call = replay.calls().get(ticket.call);
            same(row, "count of announcements", call == null ? 0 : call.count(), row.callCount());
        }
    }

    private void same(CheckStore.TicketFactsRow row, String what, @Nullable Object log, @Nullable Object table) {
        if (!Objects.equals(log, table)) {
            findings.add(
                    "%s of %s: the %s is %s by the log, %s in the table", row.number(), row.day(), what, log, table);
        }
    }

    /** The day's rows have all been compared. */
    void endDay() {
        replay.tickets().values().stream().filter(ticket -> !ticket.inTable).forEach(ticket -> {
            findings.add("%s of %s was issued, but it is not in the table", ticket.number, ticket.day);
            ticket.inTable = true;
        });
    }

    /** Those that went on after their day are compared when the whole log has been read. */
    void end(long rows) {
        open.forEach(this::compare);
        if (rows != seen) {
            findings.add("%d tickets are of days of which the log knows nothing", rows - seen);
        }
    }

    long seen() {
        return seen;
    }
}
