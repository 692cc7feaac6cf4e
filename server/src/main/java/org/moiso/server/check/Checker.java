package org.moiso.server.check;

import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;

/**
 * Reads the event log of every office from its beginning, makes every move again, and compares what comes of it with the tables: sequence
 * without gaps, legal moves only, numbers without doubles and gaps, tickets, calls and print jobs as the log says. Changes nothing; sees one moment of the database,
 * so that it may run beside a working server. Needs memory for the tickets of one day at a time, however long the log is. Safe for all threads.
 */
public final class Checker {

    private final Db db;
    private final CheckStore store = new CheckStore();

    public Checker(Db db) {
        this.db = db;
    }

    /** Checks every office. */
    public CheckReport check() {
        return check(office -> true);
    }

    /** Checks one office; the report is empty when there is no such one. */
    public CheckReport check(OfficeId only) {
        return check(only::equals);
    }

    private CheckReport check(Predicate<OfficeId> wanted) {
        return db.read(handle -> handle.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ,
                tx -> new CheckReport(store.offices(tx).stream()
                        .filter(office -> wanted.test(office.id()))
                        .map(office -> check(tx, office))
                        .toList())));
    }

    private CheckReport.OfficeReport check(Handle tx, CheckStore.OfficeFacts office) {
        Findings findings = new Findings();
        OfficeId id = office.id();
        LogReplay replay = new LogReplay(id, findings, ticket -> store.hasTicket(tx, id, ticket));
        NumberCheck numbers = new NumberCheck(findings);
        TicketCheck tickets = new TicketCheck(id, replay, numbers, findings);
        CallCheck calls = new CallCheck(id, replay, findings);
        SlipCheck slips = new SlipCheck(replay, findings);
        Runnable endOfDay = () -> {
            store.tickets(tx, id, replay.day(), tickets::compare);
            tickets.endDay();
            store.calls(tx, id, replay.day(), calls::compare);
            calls.endDay();
            store.jobs(tx, id, replay.firstOfDay(), replay.last(), slips::compare);
            slips.endDay();
            replay.forgetDay();
        };
        store.events(tx, id, event -> {
            if (replay.events() > 0 && event.day().isAfter(replay.day())) {
                endOfDay.run();
            }
            replay.follow(event);
        });
        if (replay.events() > 0) {
            endOfDay.run();
        }
        replay.end(office);
        if (!store.hasPlan(tx, id, office.planVersion())) {
            findings.add("plan version %d is in force, but it is not in office_plan", office.planVersion());
        }
        replay.skips().forEach(it -> numbers.skip(it.series(), it.day(), it.lap(), it.first(), it.next()));
        store.rolls(tx, id, numbers::roll);
        tickets.end(store.count(tx, id, "ticket"));
        store.series(tx, id, numbers::compare);
        numbers.end();
        calls.end(store.count(tx, id, "visit_call"));
        slips.end(store.count(tx, id, "print_job"));
        return new CheckReport.OfficeReport(
                id, replay.events(), tickets.seen(), calls.seen(), slips.seen(), findings.shown(), findings.more());
    }
}
