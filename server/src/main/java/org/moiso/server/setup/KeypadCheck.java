package org.moiso.server.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.moiso.printer.PortAddress;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.office.Dispenser;
import org.moiso.server.office.Printer;

/** The part of {@link PlanCheck} that is about serial keypads: whether each can be heard, understood and answered. */
final class KeypadCheck {

    private final OfficePlan plan;
    private final List<String> problems = new ArrayList<>();

    private KeypadCheck(OfficePlan plan) {
        this.plan = plan;
    }

    static List<String> problems(OfficePlan plan) {
        KeypadCheck check = new KeypadCheck(plan);
        plan.dispensers().stream().filter(it -> it.keypad() != null).forEach(check::check);
        return check.problems;
    }

    private void check(Dispenser dispenser) {
        try {
            ports(dispenser, PortAddress.parse(String.valueOf(dispenser.keypad())));
        } catch (IllegalArgumentException e) {
            problem("dispensers: the keypad of \"%s\": %s", dispenser.id(), String.valueOf(e.getMessage()));
        }
        if (dispenser.printer() == null) {
            problem(
                    "dispensers: \"%s\" has a keypad and no printer. Nobody would see the number: choose a printer.",
                    dispenser.id());
        }
        if (dispenser.buttons().isEmpty()) {
            problem(
                    "dispensers: \"%s\" has a keypad and no buttons. Say which key is for which service.",
                    dispenser.id());
        }
        Set<String> keys = dispenser.buttons().keySet();
        keys.stream()
                .filter(it -> !it.matches("[!-~]+"))
                .forEach(it -> problem(
                        "dispensers: the keypad of \"%s\" cannot send the key \"%s\". Write the characters that it sends: ASCII, without spaces.",
                        dispenser.id(), it));
        keys.stream()
                .filter(it -> madeOf(it, keys))
                .forEach(it -> problem(
                        "dispensers: the key \"%s\" of the keypad of \"%s\" is also other keys pushed one after the other. Let the keypad send something else.",
                        it, dispenser.id()));
    }

    private void ports(Dispenser dispenser, PortAddress address) {
        if (!(address instanceof PortAddress.Serial)) {
            problem(
                    "dispensers: the keypad of \"%s\" is on \"%s\". A keypad is on a serial port: write serial:/dev/serial/by-path/...?baud=9600 or serial:COM3?baud=9600.",
                    dispenser.id(), String.valueOf(dispenser.keypad()));
            return;
        }
        for (Printer printer : plan.printers()) {
            if (port(printer.port()).filter(it -> PortAddress.same(it, address)).isPresent()) {
                problem(
                        "dispensers: the keypad of \"%s\" is on the port of the printer \"%s\". Each needs a port of its own.",
                        dispenser.id(), printer.id());
            }
        }
        for (Dispenser other : plan.dispensers()) {
            String keypad = other.keypad();
            boolean earlier =
                    plan.dispensers().indexOf(other) < plan.dispensers().indexOf(dispenser);
            if (earlier
                    && keypad != null
                    && port(keypad).filter(it -> PortAddress.same(it, address)).isPresent()) {
                problem(
                        "dispensers: the keypads of \"%s\" and \"%s\" are on the same port. Each needs a port of its own.",
                        other.id(), dispenser.id());
            }
        }
    }

    /** Empty for an agent's printer, which is at another machine, and for what is refused anyway. */
    private static Optional<PortAddress> port(String address) {
        try {
            return address.equals("agent:") ? Optional.empty() : Optional.of(PortAddress.parse(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean madeOf(String key, Set<String> keys) {
        return keys.stream()
                .filter(it -> it.length() < key.length() && key.startsWith(it))
                .map(it -> key.substring(it.length()))
                .anyMatch(rest -> keys.contains(rest) || madeOf(rest, keys));
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library for this one private method
    private void problem(String sentence, Object... arguments) {
        problems.add(sentence.formatted(arguments));
    }
}
