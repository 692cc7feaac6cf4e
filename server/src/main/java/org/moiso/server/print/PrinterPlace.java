package org.moiso.server.print;

import org.moiso.server.db.OfficeId;
import org.moiso.server.office.PrinterId;

/** A printer of an office: what one node drives at a time. In the order of offices, so that two nodes lock leases in the same order. */
record PrinterPlace(OfficeId office, PrinterId printer) implements Comparable<PrinterPlace> {

    String scoped() {
        return office.scoped(printer.value());
    }

    @Override
    public int compareTo(PrinterPlace other) {
        return scoped().compareTo(other.scoped());
    }
}
