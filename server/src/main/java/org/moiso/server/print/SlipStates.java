package org.moiso.server.print;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.PrinterFault;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Db;
import org.moiso.server.office.PrinterId;
import org.moiso.server.text.LocalText;
import org.moiso.server.ticket.SlipState;
import org.moiso.server.ticket.Ticket;

/** What is known of a ticket's slip, from the database alone, and how it is said. */
public final class SlipStates {

    private SlipStates() {}

    /** A slip's state from the database alone, for whoever shows tickets. One whose job the feed has yet to make is queued. */
    public static SlipState of(Db db, OfficePlans plans, Ticket ticket) {
        return db.read(handle -> new PrintStore().of(handle, ticket.id()))
                .map(SlipStates::state)
                .or(() -> plans.find(ticket.office())
                        .flatMap(plan -> printer(plan, ticket))
                        .map(printer -> SlipState.queued()))
                .orElse(SlipState.none());
    }

    /** The printer that a ticket's slip comes out of, if it was taken at a dispenser that has one. */
    static Optional<PrinterId> printer(OfficePlan plan, Ticket ticket) {
        return Optional.ofNullable(ticket.dispenser())
                .flatMap(plan::dispenser)
                .flatMap(dispenser -> Optional.ofNullable(dispenser.printer()));
    }

    private static SlipState state(PrintJob job) {
        String fault = job.fault();
        return new SlipState(
                job.status() == JobStatus.QUEUED && fault != null
                        ? JobStatus.FAILED.code()
                        : job.status().code(),
                fault,
                fault == null ? null : sentence(fault));
    }

    /** What is wrong and what to do, in all languages. */
    static @Nullable LocalText sentence(String faultCode) {
        return PrinterFault.ofCode(faultCode)
                .map(fault -> new LocalText(words(fault, "vi"), words(fault, "en"), words(fault, "km")))
                .orElse(null);
    }

    private static String words(PrinterFault fault, String language) {
        return fault.sentence(language) + " " + fault.remedy(language);
    }
}
