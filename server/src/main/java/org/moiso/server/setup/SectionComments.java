package org.moiso.server.setup;

import static java.util.Map.entry;

import java.util.Map;

/** What the exported file says above each section, for the person who edits it. */
final class SectionComments {

    static final String HEAD = """
            # An office of MoiSo, whole: what it offers, where, how its queue runs, who works there.
            # Change it and read it in again with:  moiso import FILE
            # Texts have vi, and en and km where there are translations. What is left out has its usual value.
            """;

    private static final Map<String, String> COMMENTS = Map.ofEntries(
            entry(
                    "office",
                    "# id: lower-case letters, digits, dashes; never change it later. header: the top lines of every slip. languages: the first one at rest."),
            entry("settings", """
                    # How the queue runs. callingRule: head-start (default), interleave (n priority, then one normal) or strict.
                    # voice: languages in order; dialect north or south; numbers digits (A, không, một) or full;
                    #   chime one, two or three notes; own: languages recorded here; volume: [{from: "11:30", to: "13:30", percent: 60}].
                    # appointments.slots: {service: DD, days: [tuesday], from: "08:00", to: "10:30", minutes: 30, capacity: 2}; blackouts are days without.
                    # phone.push: true tells a visitor's phone of the call while its page is closed; needs HTTPS and internet."""),
            entry(
                    "hours",
                    "# When tickets are issued. always: true for any time; else windows by day (monday: [{from: \"07:00\", to: \"11:00\"}]) and by date."),
            entry(
                    "series",
                    "# Number series: prefix (0-3 letters), separator (- or nothing), first to last, width in digits, whenExhausted refuse or wrap."),
            entry(
                    "services",
                    "# What visitors queue for. status: open, closed (with closedReason, closedUntil) or hidden."),
            entry(
                    "procedures",
                    "# The public catalogue, for the search at the dispenser and the list of papers on the slip."),
            entry(
                    "priorities",
                    "# Rights to earlier service; no national rule fixes them, they are yours. \"normal\" must be there."),
            entry("counters", "# Places of service. serves: tier 1 is own work, 2 and above is helped when idle."),
            entry(
                    "printers",
                    "# port: virtual: | tcp://192.168.1.50:9100 | serial:/dev/ttyUSB0?baud=115200 | device:/dev/usb/lp0 | spooler:NAME | agent:\n"
                            + "# width: 80 or 58 (mm). rollMetres: how long a new roll is, for the prediction of its end."),
            entry(
                    "dispensers",
                    "# printer: where its slips come out. buttons: {\"1\": HT}, which key takes a number for which service.\n"
                            + "# keypad: serial:/dev/serial/by-path/...?baud=9600, if the buttons are on a serial port that the server itself reads: no screen, no page."),
            entry(
                    "staff",
                    "# Who signs in: officer, supervisor or admin. A new one without a password gets a one-time password at import."),
            entry(
                    "webhooks",
                    "# Addresses outside that are told what happens: id, url, secret (16 characters or more; it signs), events such as ticket.called or ticket.*"));

    private SectionComments() {}

    static String of(String section) {
        String comment = COMMENTS.get(section);
        return comment == null ? "" : comment + "\n";
    }
}
