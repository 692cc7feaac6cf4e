package org.moiso.server.setup;

import java.util.ArrayList;
import java.util.List;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PortAddress;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Dispenser;
import org.moiso.server.office.Printer;
import org.moiso.server.office.PrinterId;

/** The part of {@link PlanCheck} that is about paper: printers, dispensers, slips. */
final class PrintCheck {

    private final OfficePlan plan;
    private final List<String> problems = new ArrayList<>();

    private PrintCheck(OfficePlan plan) {
        this.plan = plan;
    }

    static List<String> problems(OfficePlan plan) {
        PrintCheck check = new PrintCheck(plan);
        check.printers();
        check.dispensers();
        check.problems.addAll(KeypadCheck.problems(plan));
        check.slips();
        return check.problems;
    }

    private void printers() {
        for (Printer printer : plan.printers()) {
            if (printer.rollMetres() < 5 || printer.rollMetres() > 500) {
                problem(
                        "printers: \"%s\" has rolls of %d metres. Give a length from 5 to 500.",
                        printer.id(), printer.rollMetres());
            }
            try {
                PaperWidth.ofMillimetres(printer.width());
                if (!printer.port().equals("agent:")) {
                    PortAddress.parse(printer.port());
                }
            } catch (IllegalArgumentException e) {
                problem("printers: \"%s\": %s", printer.id(), String.valueOf(e.getMessage()));
            }
        }
    }

    private void dispensers() {
        for (Dispenser dispenser : plan.dispensers()) {
            PrinterId printer = dispenser.printer();
            if (printer != null && plan.printer(printer).isEmpty()) {
                problem("dispensers: \"%s\" prints on \"%s\", which is not there.", dispenser.id(), printer);
            }
            dispenser.buttons().forEach((key, service) -> {
                if (key.isBlank() || key.length() > 20) {
                    problem("dispensers: a button of \"%s\" has no key such as 1 or F2.", dispenser.id());
                }
                if (!OfficeId.isKey(service)
                        || plan.service(new ServiceId(service)).isEmpty()) {
                    problem(
                            "dispensers: the button \"%s\" of \"%s\" is for \"%s\", which is not there.",
                            key, dispenser.id(), service);
                }
            });
        }
    }

    private void slips() {
        plan.settings().slip().services().keySet().stream()
                .filter(it ->
                        !OfficeId.isKey(it) || plan.service(new ServiceId(it)).isEmpty())
                .forEach(it -> problem("settings: slip.services names \"%s\", which is not there.", it));
        if (plan.services().stream()
                .anyMatch(it -> plan.settings().slip().of(it.id().value()).has("notice"))) {
            problem("settings: a slip has no part \"notice\": that is for paper without a number.");
        }
        plan.services().stream()
                .filter(it -> plan.settings().slip().of(it.id().value()).has("barcode"))
                .flatMap(it -> plan.series(it.series()).stream())
                .filter(it -> it.prefix().contains("Đ"))
                .distinct()
                .forEach(it -> problem(
                        "series: \"%s\" has the prefix \"%s\", which a bar code cannot carry. Take the bar code off the slip, or use letters from A to Z.",
                        it.id(), it.prefix()));
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library for this one private method
    private void problem(String sentence, Object... arguments) {
        problems.add(sentence.formatted(arguments));
    }
}
