package org.moiso.server.print;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.PrinterFault;

/** Plays an office's visitors, officers, electricians and mice, at random; remembers what it did. */
final class Mischief {

    private static final PrinterFault[] FAULTS = {
        PrinterFault.PAPER_OUT, PrinterFault.COVER_OPEN, PrinterFault.CUTTER, PrinterFault.OVERHEATED
    };

    private final PrintingOffice office;
    private final FakePrinter printer;
    private final Random random;
    private final Map<String, PrintingOffice.Pressed> tickets = new LinkedHashMap<>();
    private final Map<String, Integer> reprints = new HashMap<>();
    private final List<String> story = new ArrayList<>();
    private String lastPress = "";
    private int causesOfDoubt;

    Mischief(PrintingOffice office, FakePrinter printer, Random random) {
        this.office = office;
        this.printer = printer;
        this.random = random;
    }

    void happens() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> press();
            case 8 -> pressAgain();
            case 9 -> call();
            case 10 -> fault();
            case 11, 12, 13 -> repair();
            case 14 -> paperEnds();
            case 15 -> dropAtTheNextSlip();
            case 16 -> breakLine();
            case 17 -> powerCut();
            case 18 -> restart();
            default -> askForAnother();
        }
    }

    /** All is well again, for good. */
    void ends() {
        story.add("ends");
        printer.drops(FakePrinter.Drop.NEVER);
        printer.faults();
    }

    Collection<PrintingOffice.Pressed> tickets() {
        return tickets.values();
    }

    int reprints(PrintingOffice.Pressed ticket) {
        return reprints.getOrDefault(ticket.id(), 0);
    }

    /** How many slips may be unknown at most: each of these misfortunes can catch one on its way. */
    int causesOfDoubt() {
        return causesOfDoubt;
    }

    String story() {
        return String.join(", ", story);
    }

    private void press() {
        lastPress = UUID.randomUUID().toString();
        long before = printer.bytesSeen();
        PrintingOffice.Pressed ticket = office.press(lastPress);
        tickets.put(ticket.id(), ticket);
        int bytes = random.nextInt(60_000);
        story.add("press " + ticket.number() + " +" + bytes);
        letPrint(before + bytes);
    }

    /** Goes on when the printer has got so many bytes, or gets none: somewhere within a slip, or between two. */
    private void letPrint(long bytes) {
        try {
            await().atMost(Duration.ofMillis(150))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> printer.bytesSeen() >= bytes);
        } catch (ConditionTimeoutException e) {
            story.add("(quiet)");
        }
    }

    private void pressAgain() {
        if (!lastPress.isEmpty()) {
            PrintingOffice.Pressed ticket = office.press(lastPress);
            story.add("press again " + ticket.number());
            tickets.put(ticket.id(), ticket);
        }
    }

    private void call() {
        story.add("call");
        office.post("/api/counters/xa-mau.q2/session", Map.of());
        office.post("/api/counters/xa-mau.q2/calls", Map.of("finishCurrent", true));
    }

    private void fault() {
        PrinterFault fault = FAULTS[random.nextInt(FAULTS.length)];
        story.add(fault.code());
        printer.faults(fault);
    }

    private void repair() {
        story.add("repair");
        printer.faults();
    }

    private void paperEnds() {
        int rows = 1 + random.nextInt(1200);
        story.add("paper ends after " + rows);
        printer.paperEndsAfterRows(rows);
    }

    private void dropAtTheNextSlip() {
        FakePrinter.Drop drop =
                random.nextBoolean() ? FakePrinter.Drop.WITHIN_THE_PICTURE : FakePrinter.Drop.BEFORE_CONFIRMATION;
        story.add("drop " + drop);
        causesOfDoubt++;
        printer.drops(drop);
    }

    private void breakLine() {
        story.add("line breaks");
        causesOfDoubt++;
        printer.breakLine();
    }

    private void powerCut() {
        story.add("power cut");
        causesOfDoubt++;
        printer.switchOff();
        letPrint(printer.bytesSeen() + 1);
        printer.switchOn();
    }

    private void restart() {
        story.add("restart");
        causesOfDoubt++;
        office.restart();
    }

    /** A visitor says that the slip is lost; refused where it is under way or the visitor was called. */
    private void askForAnother() {
        List<PrintingOffice.Pressed> all = List.copyOf(tickets.values());
        if (all.isEmpty()) {
            return;
        }
        PrintingOffice.Pressed ticket = all.get(random.nextInt(all.size()));
        int status = office.post("/api/tickets/" + ticket.id() + "/slip", Map.of("answer", "reprint"))
                .status();
        story.add("another " + ticket.number() + " " + status);
        if (status == 200) {
            reprints.merge(ticket.id(), 1, Integer::sum);
        }
    }
}
