package org.moiso.server.print;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.Evidence;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.PrinterStatus;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.office.Printer;
import org.moiso.server.text.Language;

/** All printers of an office at a glance. Safe for all threads. */
final class PrinterOverview {

    /** Left on the roll when it is time to have a new one at hand. */
    private static final double LITTLE = 0.1;

    private final PrintQueue queue;
    private final SlipCountStore counts = new SlipCountStore();

    PrinterOverview(PrintQueue queue) {
        this.queue = queue;
    }

    List<PrinterView> of(OfficePlan plan, Language language) {
        List<PrintJob> unanswered = queue.unanswered(plan);
        return plan.printers().stream()
                .map(printer -> view(plan, printer, language, (int) unanswered.stream()
                        .filter(job -> job.printer().equals(printer.id()))
                        .count()))
                .toList();
    }

    private PrinterView view(OfficePlan plan, Printer printer, Language language, int unanswered) {
        PrinterReport report = queue.owners().report(plan.id(), printer.id()).orElse(null);
        PrinterStatus status = report == null ? null : report.status();
        SlipCount count = queue.db()
                .read(handle -> counts.since(
                        handle,
                        plan.id(),
                        printer.id(),
                        dayStart(plan, queue.clock().instant())));
        RollForecast roll = roll(plan, printer, count);
        Evidence evidence = status == null ? null : status.evidence();
        return new PrinterView(
                plan.id().scoped(printer.id().value()),
                printer.name(),
                printer.port(),
                printer.width(),
                state(status, unanswered > 0 || roll.left() < LITTLE),
                faults(status, language),
                report == null ? null : shown(plan, report.troubleSince()),
                status == null ? "unknown" : status.paper().name().toLowerCase(Locale.ROOT),
                evidence == null ? null : evidence.code(),
                evidence != null && evidence.confirmed(),
                status == null ? null : status.detail(),
                status == null ? null : shown(plan, status.lastAnswer()),
                new PrinterView.Slips(
                        count.printed(), count.waiting(), count.failed(), count.unknown(), unanswered, count.dropped()),
                roll.view(plan),
                test(plan, report == null ? null : report.lastTest(), language));
    }

    private RollForecast roll(OfficePlan plan, Printer printer, SlipCount today) {
        RollStore.Roll roll = queue.db()
                .read(handle -> queue.rolls().of(handle, plan.id(), printer.id()))
                .orElse(null);
        return new RollForecast(roll, printer.rollMetres(), today, queue.clock().instant());
    }

    private static String state(@Nullable PrinterStatus status, boolean attention) {
        if (status == null) {
            return "unknown";
        }
        if (!status.ready()) {
            return "trouble";
        }
        return attention || !status.faults().isEmpty() ? "attention" : "ready";
    }

    private static List<PrinterView.Fault> faults(@Nullable PrinterStatus status, Language language) {
        return status == null
                ? List.of()
                : status.faults().stream()
                        .map(fault -> new PrinterView.Fault(
                                fault.code(),
                                fault.warning(),
                                fault.sentence(language.code()),
                                fault.remedy(language.code())))
                        .toList();
    }

    private static PrinterView.@Nullable Test test(
            OfficePlan plan, PrinterReport.@Nullable Tested tested, Language language) {
        if (tested == null) {
            return null;
        }
        PrinterFault fault = tested.fault();
        return new PrinterView.Test(
                plan.shown(tested.at()), tested.outcome(), fault == null ? null : words(fault, language));
    }

    private static String words(PrinterFault fault, Language language) {
        return fault.sentence(language.code()) + " " + fault.remedy(language.code());
    }

    private static @Nullable OffsetDateTime shown(OfficePlan plan, @Nullable Instant at) {
        return at == null ? null : plan.shown(at);
    }

    private static Instant dayStart(OfficePlan plan, Instant now) {
        return plan.businessDay(now)
                .atTime(LocalTime.parse(plan.settings().dayStart()))
                .atZone(plan.office().zone())
                .toInstant();
    }
}
