package org.moiso.server.keypad;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.office.Dispenser;
import org.moiso.server.text.LocalText;
import org.moiso.server.text.Messages;

/** What people should know of keypads: one that cannot be heard, and whoever pushed in vain and was not told. Safe for all threads. */
public final class KeypadAlarms {

    /**
     * Something that needs a hand.
     *
     * @param fault {@code keypad-lost}, or {@code push-unserved}
     */
    public record Alarm(Dispenser dispenser, String fault, LocalText text, Instant since) {}

    private final Keypads keypads;
    private final Messages messages;

    public KeypadAlarms(Keypads keypads, Messages messages) {
        this.keypads = keypads;
        this.messages = messages;
    }

    public List<Alarm> of(OfficePlan plan) {
        return plan.dispensers().stream().flatMap(it -> of(plan, it)).toList();
    }

    Stream<Alarm> of(OfficePlan plan, Dispenser dispenser) {
        if (dispenser.keypad() == null) {
            return Stream.empty();
        }
        return keypads.report(plan.id(), dispenser.id()).stream()
                .flatMap(report ->
                        Stream.concat(lost(dispenser, report).stream(), unserved(plan, dispenser, report).stream()));
    }

    private Optional<Alarm> lost(Dispenser dispenser, KeypadReport report) {
        return report.lost()
                ? Optional.of(
                        new Alarm(dispenser, "keypad-lost", messages.everywhere("alarm.keypad-lost"), report.since()))
                : Optional.empty();
    }

    /** When paper comes out again, the printer's alarm goes and this one with it: whoever stands there pushes again. */
    private Optional<Alarm> unserved(OfficePlan plan, Dispenser dispenser, KeypadReport report) {
        Instant since = report.unservedSince();
        if (since == null || (report.noPaper() && keypads.prints(plan.id(), dispenser))) {
            return Optional.empty();
        }
        return Optional.of(new Alarm(
                dispenser,
                "push-unserved",
                messages.everywhere(
                        report.noPaper() ? "alarm.push-without-paper" : "alarm.push-not-stored", report.unserved()),
                since));
    }
}
