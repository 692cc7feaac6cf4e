package org.moiso.server.print;

import org.moiso.printer.PrintResult;
import org.moiso.printer.PrinterStatus;
import org.moiso.printer.Slip;

/** The way to a printer: one on this machine, or one behind an agent. Used by the printer's own thread, but for {@link #close}. */
interface SlipLine extends AutoCloseable {

    /** Prints and waits for the outcome; never sends anything twice. */
    PrintResult print(PrintJob job, Slip slip);

    /** Asks the printer how it is. */
    PrinterStatus check();

    @Override
    void close();
}
