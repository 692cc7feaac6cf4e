package org.moiso.server.print;

import org.jspecify.annotations.Nullable;
import org.moiso.printer.PrintResult;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.PrinterId;
import org.moiso.server.ticket.Ticket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what came of a slip, with its event, in one transaction. Used by a printer's own thread. */
final class Settling {

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final Db db;
    private final PrintStore store;
    private final RollStore rolls;

    Settling(Db db, PrintStore store, RollStore rolls) {
        this.db = db;
        this.store = store;
        this.rolls = rolls;
    }

    void settle(PrintJob job, Ticket ticket, Outcome outcome) {
        settle(job, ticket, outcome, null);
    }

    /**
     * @param knownFault why the job waited before this try: failing again for the same reason is no news
     */
    void settle(PrintJob job, Ticket ticket, Outcome outcome, @Nullable String knownFault) {
        long id = ticket.id().value();
        String number = ticket.number().text();
        String printer = job.office().scoped(job.printer().value());
        PrintResult result = outcome.result();
        if (result instanceof PrintResult.Printed printed) {
            String evidence = printed.evidence().code();
            settle(job, JobStatus.PRINTED, null, outcome.rows(), new SlipPrinted(id, number, printer, evidence));
        } else if (result instanceof PrintResult.Unknown unknown) {
            String fault = unknown.fault().code();
            settle(job, JobStatus.UNKNOWN, fault, outcome.rows(), new SlipUnknown(id, number, printer, fault));
        } else if (result instanceof PrintResult.Failed failed) {
            // Nothing is on paper: it waits, first in line, until the printer is well again.
            String fault = failed.fault().code();
            boolean isNews = !fault.equals(knownFault);
            settle(job, JobStatus.QUEUED, fault, null, isNews ? new SlipFailed(id, number, printer, fault) : null);
        }
    }

    /** Nobody needs it any more: its ticket was called, or ended, while the printer was not well. */
    void drop(PrintJob job, Ticket ticket) {
        String printer = job.office().scoped(job.printer().value());
        String why = ticket.status().code();
        SlipDropped dropped =
                new SlipDropped(ticket.id().value(), ticket.number().text(), printer, why);
        settle(job, JobStatus.DROPPED, null, null, dropped);
    }

    private void settle(
            PrintJob job, JobStatus to, @Nullable String fault, @Nullable Integer rows, @Nullable DomainEvent event) {
        String evidence = event instanceof SlipPrinted printed ? printed.evidence() : null;
        PrinterId printer = job.printer();
        db.inOffice(job.office(), Cause.system(), tx -> {
            boolean settled = store.settle(tx.handle(), job, to, fault, evidence, rows, tx.now());
            if (settled && rows != null) {
                rolls.use(tx.handle(), job.office(), printer, rows, tx.now());
            }
            if (settled && event != null) {
                tx.record(event);
            }
            return settled;
        });
        LOG.info("slip={} job={} printer={} fault={}", to.code(), job.name(), printer, fault);
    }
}
