package org.moiso.server.print;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.office.Printer;
import org.moiso.server.office.PrinterId;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketMove;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/**
 * What officers say about slips: this one did come out; print that one again. Nothing is ever printed a second time
 * unless somebody says so here. Safe for all threads.
 */
public final class Reprinting {

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final PrintStore store = new PrintStore();

    public Reprinting(Db db, OfficePlans plans, TicketStore tickets) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
    }

    /** Whether a slip of this ticket is still of use: its holder waits for a call. */
    static boolean mayPrint(Ticket ticket) {
        return ticket.status() == TicketStatus.WAITING || ticket.status() == TicketStatus.ON_HOLD;
    }

    /**
     * The slip of which nobody knew is on paper, an officer has seen it.
     *
     * @throws RuleViolation when its fate is known already
     */
    Ticket confirm(OfficeId office, TicketId id, Cause press) {
        return db.inOffice(office, press, tx -> {
            Ticket ticket = ticket(tx, id);
            if (repeated(tx, id, SlipConfirmed.TYPE)) {
                return ticket;
            }
            PrintJob job = store.of(tx.handle(), id)
                    .filter(it -> it.status() == JobStatus.UNKNOWN)
                    .orElseThrow(() -> new RuleViolation(
                            ApiError.SLIP__SETTLED, ticket.number().text()));
            store.settle(tx.handle(), job, JobStatus.PRINTED, null, "officer", null, tx.now());
            tx.record(new SlipConfirmed(
                    id.value(),
                    ticket.number().text(),
                    office.scoped(job.printer().value())));
            return ticket;
        });
    }

    /**
     * Prints a slip again, with a higher attempt number, which the paper shows.
     *
     * @param wanted where; null for where it was printed before, or would have been
     * @throws RuleViolation when the ticket waits no more, when the slip is under way anyway, or when there is no such
     *     printer
     */
    Ticket reprint(OfficeId office, TicketId id, Cause press, @Nullable PrinterId wanted) {
        return db.inOffice(office, press, tx -> {
            Ticket ticket = ticket(tx, id);
            if (repeated(tx, id, SlipRequested.TYPE)) {
                return ticket;
            }
            OfficePlan plan = plans.in(tx);
            if (!mayPrint(ticket)) {
                TicketMove.CANCEL.check(ticket, plan);
            }
            Optional<PrintJob> last = store.of(tx.handle(), id);
            if (last.map(PrintJob::underWay).orElseGet(() -> comes(tx, plan, ticket))) {
                throw new RuleViolation(
                        ApiError.SLIP__UNDER_WAY, ticket.number().text());
            }
            PrinterId printer = printer(plan, ticket, wanted);
            int attempt = last.map(PrintJob::attempt).orElse(0) + 1;
            long seq = tx.record(
                    new SlipRequested(id.value(), ticket.number().text(), office.scoped(printer.value()), attempt));
            store.insert(tx.handle(), new PrintStore.Order(office, seq, id, printer, attempt), tx.now());
            return ticket;
        });
    }

    /** Whether a ticket without a job is about to get one: the queue has not yet read that it was issued. */
    private boolean comes(OfficeTx tx, OfficePlan plan, Ticket ticket) {
        return SlipStates.printer(plan, ticket).isPresent() && store.unread(tx.handle(), tx.office(), ticket.id());
    }

    private static PrinterId printer(OfficePlan plan, Ticket ticket, @Nullable PrinterId wanted) {
        Optional<PrinterId> found = wanted == null
                ? SlipStates.printer(plan, ticket)
                        .or(() -> plan.printers().stream().map(Printer::id).findFirst())
                : plan.printer(wanted).map(Printer::id);
        return found.orElseThrow(
                () -> new RuleViolation(ApiError.PRINTER__NOT_FOUND, wanted == null ? "" : wanted.value()));
    }

    private Ticket ticket(OfficeTx tx, TicketId id) {
        return tickets.find(tx.handle(), id)
                .filter(it -> it.office().equals(tx.office()))
                .orElseThrow(() -> new RuleViolation(ApiError.TICKET__NOT_FOUND, id.toString()));
    }

    private static boolean repeated(OfficeTx tx, TicketId id, String type) {
        Optional<OfficeTx.Repeated> seen = tx.repeated();
        if (seen.isPresent()) {
            Long about = seen.get().ticket();
            if (about == null || about != id.value() || !seen.get().type().equals(type)) {
                throw new RuleViolation(ApiError.REQUEST__REUSED);
            }
        }
        return seen.isPresent();
    }
}
