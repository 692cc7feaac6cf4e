package org.moiso.server.print;

import java.util.Optional;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PrintResult;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.PrinterStatus;
import org.moiso.printer.Slip;
import org.moiso.printer.SlipImage;
import org.moiso.printer.SlipLayout;
import org.moiso.printer.SlipPrinter;

/**
 * A printer that this machine reaches. It remembers nothing across a restart.
 *
 * @param name the address
 */
record LocalLine(String name, SlipPrinter printer, SlipLayout layout, PaperWidth paper) implements SlipLine {

    @Override
    public Optional<Outcome> print(String job, int attempt, String over, Slip slip) {
        SlipImage image = layout.draw(slip, paper);
        PrintResult result = printer.print(image);
        return Optional.of(new Outcome(result, result instanceof PrintResult.Failed ? null : image.paperRows()));
    }

    /** It may be on paper: it is not sent again unless somebody asks. */
    @Override
    public Optional<Outcome> recall(PrintJob job, Slip slip) {
        return Optional.of(Outcome.of(new PrintResult.Unknown(PrinterFault.LINE_LOST)));
    }

    @Override
    public PrinterStatus check() {
        return printer.check();
    }

    @Override
    public void close() {
        printer.close();
    }
}
