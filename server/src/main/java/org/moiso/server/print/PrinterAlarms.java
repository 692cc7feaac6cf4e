package org.moiso.server.print;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.PrinterFault;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Printer;
import org.moiso.server.office.PrinterId;
import org.moiso.server.text.LocalText;
import org.moiso.server.ticket.SlipState;

/** What people should know of printers in trouble. Safe for all threads. */
public final class PrinterAlarms {

    /**
     * A printer that needs a hand.
     *
     * @param slips how many slips wait for it or are lost without trace
     */
    public record Alarm(
            Printer printer,
            String fault,
            LocalText text,
            @Nullable Instant since,
            int slips) {}

    private final PrintQueue queue;

    public PrinterAlarms(PrintQueue queue) {
        this.queue = queue;
    }

    /** All printers of an office that are in trouble now. */
    public List<Alarm> of(OfficePlan plan) {
        return plan.printers().stream()
                .flatMap(printer -> alarm(plan.id(), printer).stream())
                .toList();
    }

    /** The same of a dispenser's printer, as its page shows it; state {@code none} when nothing is wrong. */
    public SlipState ofDispenser(OfficeId office, PrinterId printer) {
        return queue.trouble(office, printer)
                .map(fault -> new SlipState("failed", fault.code(), PrintQueue.sentence(fault.code())))
                .orElse(SlipState.none());
    }

    private Optional<Alarm> alarm(OfficeId office, Printer printer) {
        Optional<PrinterFault> trouble = queue.trouble(office, printer.id());
        return trouble.map(fault -> new Alarm(
                printer,
                fault.code(),
                Optional.ofNullable(PrintQueue.sentence(fault.code())).orElse(LocalText.of(fault.code())),
                queue.troubleSince(office, printer.id()),
                queue.waitingSlips(office, printer.id())));
    }
}
