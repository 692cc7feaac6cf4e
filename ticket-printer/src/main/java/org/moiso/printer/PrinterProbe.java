package org.moiso.printer;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one printer for the person who sets it up: is it there, what is it, how is it, how does it confirm, and, if
 * wanted, what does a slip look like.
 */
public final class PrinterProbe {
    private PrinterProbe() {}

    /**
     * What was found.
     *
     * @param port the port's name
     * @param model what the printer calls itself; null if it does not say. Clones borrow famous names
     * @param status how it is now; its evidence says how it confirms slips
     * @param contact the time from opening the port to the first status, probing included
     * @param bytes the size of a test slip on the line
     * @param slip what came of the test slip, null if none was wanted or the printer was not ready
     * @param printing the time from sending the test slip to its confirmation; zero if none was sent
     */
    public record Report(
            String port,
            @Nullable String model,
            PrinterStatus status,
            Duration contact,
            int bytes,
            @Nullable PrintResult slip,
            Duration printing) {

        /** The report for a terminal, in English and with remedies, a line each. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add("port      " + port);
            lines.add("model     " + (model == null ? "not told" : model));
            lines.add("status    " + (status.ready() ? "ready" : "not ready") + ", paper " + status.paper() + ", after "
                    + contact.toMillis() + " ms");
            status.faults()
                    .forEach(fault -> lines.add(
                            "fault     " + fault.code() + ": " + fault.sentence("en") + " " + fault.remedy("en")));
            if (status.detail() != null) {
                lines.add("detail    " + status.detail());
            }
            lines.add("confirms  " + confirms(status.evidence()));
            lines.add("slip      " + bytes + " bytes"
                    + (slip == null ? ", not sent" : ", " + slip + " after " + printing.toMillis() + " ms"));
            return lines;
        }

        private static String confirms(@Nullable Evidence evidence) {
            if (evidence == null) {
                return "not known; the printer has to be ready for that";
            }
            return switch (evidence) {
                case PROCESS_ID -> "each slip, by process id";
                case QUEUED_STATUS -> "each slip, by queued status";
                case TIME -> "nothing: slips will count as printed after a while, unconfirmed";
            };
        }
    }

    /**
     * Opens the port, asks, and closes it again. No other program may hold the printer meanwhile.
     *
     * @param testSlip whether to print one
     */
    public static Report probe(Port port, PaperWidth paper, SlipLayout layout, Clock clock, boolean testSlip) {
        SlipImage image = layout.draw(Slip.test("MoiSo", OffsetDateTime.now(clock)), paper);
        int bytes = EscPosWriter.slip(image, Evidence.PROCESS_ID, "test").length;
        try (SlipPrinter printer = new SlipPrinter(port, PrinterSettings.of(paper), layout, clock, status -> {})) {
            long start = System.nanoTime();
            PrinterStatus status = printer.check();
            Duration contact = Duration.ofNanos(System.nanoTime() - start);
            String model = status.lastAnswer() == null ? null : printer.model().orElse(null);
            if (!testSlip || !status.ready()) {
                return new Report(port.name(), model, status, contact, bytes, null, Duration.ZERO);
            }
            start = System.nanoTime();
            PrintResult slip = printer.print(image);
            Duration printing = Duration.ofNanos(System.nanoTime() - start);
            return new Report(port.name(), model, printer.status(), contact, bytes, slip, printing);
        }
    }
}
