package org.moiso.server;

import java.util.List;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.print.PrinterAlarms;
import org.moiso.server.signage.CounterView;

/** What printers cannot do by themselves, as the consoles show it: neither package knows the other. */
final class CounterAlarms {

    private CounterAlarms() {}

    static List<CounterView.Alarm> of(OfficePlan plan, PrinterAlarms printers) {
        return printers.of(plan).stream()
                .map(alarm -> new CounterView.Alarm(
                        alarm.ticket() == null ? "printer" : "slip",
                        plan.id().scoped(alarm.printer().id().value()),
                        alarm.printer().name(),
                        alarm.fault(),
                        alarm.text(),
                        alarm.since() == null ? null : plan.shown(alarm.since()),
                        alarm.slips(),
                        alarm.ticket() == null
                                ? null
                                : new CounterView.AlarmTicket(
                                        alarm.ticket().id().toString(),
                                        alarm.ticket().number().text())))
                .toList();
    }
}
