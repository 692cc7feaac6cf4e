package org.moiso.server.print;

import java.util.List;
import java.util.Optional;
import org.moiso.printer.Codes;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.SlipImage;

/** Reads what came out of a printer, as a visitor's phone would. */
record PaperTray(FakePrinter printer) {

    /** How many pieces of paper can be taken for the slip of this ticket. */
    long slipsOf(PrintingOffice.Pressed ticket) {
        return codes().stream().filter(ticket.code()::equals).count();
    }

    /** The tracking codes on the paper, oldest first; a piece that was torn before its code has none. */
    List<String> codes() {
        return printer.pieces().stream().flatMap(piece -> code(piece).stream()).toList();
    }

    static Optional<String> code(SlipImage piece) {
        return Codes.qr(piece).map(address -> address.replaceFirst(".*/", ""));
    }
}
