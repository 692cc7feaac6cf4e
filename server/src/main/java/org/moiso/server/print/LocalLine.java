package org.moiso.server.print;

import org.moiso.printer.PrintResult;
import org.moiso.printer.PrinterStatus;
import org.moiso.printer.Slip;
import org.moiso.printer.SlipPrinter;

/** A printer that this machine reaches. */
record LocalLine(SlipPrinter printer) implements SlipLine {

    @Override
    public PrintResult print(PrintJob job, Slip slip) {
        return printer.print(slip);
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
