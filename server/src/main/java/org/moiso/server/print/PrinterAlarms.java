package org.moiso.server.print;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.PrinterStatus;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Printer;
import org.moiso.server.office.PrinterId;
import org.moiso.server.text.LocalText;
import org.moiso.server.ticket.SlipState;
import org.moiso.server.ticket.Ticket;

/** What people should know of printers in trouble, and of slips that nobody knows the fate of. Safe for all threads. */
public final class PrinterAlarms {

    /**
     * Something that needs a hand.
     *
     * @param slips how many slips wait for the printer or are lost without trace
     * @param ticket whose slip may or may not be on paper: an officer is to say; null when it is about the printer
     */
    public record Alarm(
            Printer printer,
            String fault,
            LocalText text,
            @Nullable Instant since,
            int slips,
            @Nullable Ticket ticket) {}

    private final PrintQueue queue;

    public PrinterAlarms(PrintQueue queue) {
        this.queue = queue;
    }

    /** All printers of an office that are in trouble now, then all slips that somebody has to look for. */
    public List<Alarm> of(OfficePlan plan) {
        List<PrintJob> unanswered = queue.unanswered(plan);
        Stream<Alarm> troubles =
                plan.printers().stream().flatMap(printer -> alarm(plan.id(), printer, unanswered).stream());
        return Stream.concat(troubles, unanswered.stream().flatMap(job -> alarm(plan, job).stream()))
                .toList();
    }

    /**
     * How a printer stands, in figures.
     *
     * @param ready null while nothing is known of it
     */
    public record Standing(PrinterId printer, @Nullable Boolean ready, int waiting) {}

    /** All printers of an office. */
    public List<Standing> standings(OfficePlan plan) {
        return plan.printers().stream()
                .map(printer -> new Standing(
                        printer.id(),
                        queue.owners()
                                .report(plan.id(), printer.id())
                                .map(PrinterReport::status)
                                .map(PrinterStatus::ready)
                                .orElse(null),
                        waiting(plan.id(), printer.id())))
                .toList();
    }

    /** The same of a dispenser's printer, as its page shows it; state {@code none} when nothing is wrong. */
    public SlipState ofDispenser(OfficeId office, PrinterId printer) {
        return trouble(office, printer)
                .map(fault -> new SlipState("failed", fault.code(), SlipStates.sentence(fault.code())))
                .orElse(SlipState.none());
    }

    private Optional<PrinterFault> trouble(OfficeId office, PrinterId printer) {
        return queue.owners().report(office, printer).flatMap(PrinterReport::trouble);
    }

    private Optional<Alarm> alarm(OfficeId office, Printer printer, List<PrintJob> unanswered) {
        Optional<PrinterReport> report = queue.owners().report(office, printer.id());
        return report.flatMap(PrinterReport::trouble)
                .map(fault -> new Alarm(
                        printer,
                        fault.code(),
                        text(fault.code()),
                        report.map(PrinterReport::troubleSince).orElse(null),
                        waiting(office, printer.id())
                                + (int) unanswered.stream()
                                        .filter(job -> job.printer().equals(printer.id()))
                                        .count(),
                        null));
    }

    private Optional<Alarm> alarm(OfficePlan plan, PrintJob job) {
        String fault = job.fault() == null ? PrinterFault.LINE_LOST.code() : job.fault();
        Optional<Ticket> ticket = queue.db().read(handle -> queue.tickets().find(handle, job.ticket()));
        return plan.printer(job.printer())
                .flatMap(printer -> ticket.map(it -> new Alarm(printer, fault, text(fault), job.at(), 1, it)));
    }

    private int waiting(OfficeId office, PrinterId printer) {
        return queue.db()
                .read(handle -> queue.store().in(handle, office, printer, JobStatus.QUEUED))
                .size();
    }

    private static LocalText text(String fault) {
        LocalText sentence = SlipStates.sentence(fault);
        return sentence == null ? LocalText.of(fault) : sentence;
    }
}
