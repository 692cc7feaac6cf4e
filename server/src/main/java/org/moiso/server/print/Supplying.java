package org.moiso.server.print;

import java.util.Optional;
import org.moiso.printer.Slip;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.json.Json;
import org.moiso.server.office.PrinterId;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** Looking after printers: a new roll, a test slip. Safe for all threads. */
public final class Supplying {

    private final PrintQueue queue;

    public Supplying(PrintQueue queue) {
        this.queue = queue;
    }

    /** A new roll is in: its metres are counted from now on. */
    void putInRoll(OfficeId office, PrinterId printer, Cause press) {
        queue.db().inOffice(office, press, tx -> {
            if (repeated(tx, RollReplaced.TYPE, printer)) {
                return printer;
            }
            double used = queue.rolls()
                    .of(tx.handle(), office, printer)
                    .map(roll -> Paper.metres(roll.rows()))
                    .orElse(0.0);
            queue.rolls().replace(tx.handle(), office, printer, press.actor(), tx.now());
            tx.record(new RollReplaced(office.scoped(printer.value()), used));
            return printer;
        });
    }

    /**
     * Prints a test slip, after the slip that is under way; what came of it stands in the overview.
     *
     * @throws RuleViolation when nobody drives the printer
     */
    void test(OfficeId office, PrinterId printer, Cause press) {
        OfficePlan plan = queue.plans().find(office).orElseThrow();
        test(
                office,
                printer,
                press,
                Slip.test(plan.office().name().vi(), plan.shown(queue.clock().instant())));
    }

    /**
     * The same with a slip of one's own.
     *
     * @throws RuleViolation when nobody drives the printer
     */
    void test(OfficeId office, PrinterId printer, Cause press, Slip slip) {
        if (queue.owners().report(office, printer).isEmpty()) {
            throw new RuleViolation(ApiError.PRINTER__NOT_FOUND, office.scoped(printer.value()));
        }
        queue.db().inOffice(office, press, tx -> {
            boolean first = !repeated(tx, TestRequested.TYPE, printer);
            if (first) {
                tx.record(new TestRequested(office.scoped(printer.value()), slip));
            }
            return first;
        });
    }

    private static boolean repeated(OfficeTx tx, String type, PrinterId printer) {
        String scoped = tx.office().scoped(printer.value());
        Optional<OfficeTx.Repeated> seen = tx.repeated();
        boolean same = seen.isEmpty()
                || (seen.get().type().equals(type)
                        && Json.tree(seen.get().body()).path("printer").asText().equals(scoped));
        if (!same) {
            throw new RuleViolation(ApiError.REQUEST__REUSED);
        }
        return seen.isPresent();
    }
}
