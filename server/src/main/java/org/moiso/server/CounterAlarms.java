package org.moiso.server;

import java.util.List;
import java.util.stream.Stream;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.keypad.KeypadAlarms;
import org.moiso.server.print.PrinterAlarms;
import org.moiso.server.signage.CounterView;

/** What devices cannot do by themselves, as the consoles show it: none of the packages knows another. Safe for all threads. */
record CounterAlarms(PrinterAlarms printers, KeypadAlarms keypads) {

    List<CounterView.Alarm> of(OfficePlan plan) {
        return Stream.concat(
                        printers.of(plan).stream().map(it -> shown(plan, it)),
                        keypads.of(plan).stream().map(it -> shown(plan, it)))
                .toList();
    }

    private static CounterView.Alarm shown(OfficePlan plan, PrinterAlarms.Alarm alarm) {
        return new CounterView.Alarm(
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
                                alarm.ticket().number().text()));
    }

    private static CounterView.Alarm shown(OfficePlan plan, KeypadAlarms.Alarm alarm) {
        return new CounterView.Alarm(
                "keypad",
                null,
                alarm.dispenser().name(),
                alarm.fault(),
                alarm.text(),
                plan.shown(alarm.since()),
                0,
                null);
    }
}
