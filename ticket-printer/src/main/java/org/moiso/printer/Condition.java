package org.moiso.printer;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a printer says of itself, read from its status bytes.
 *
 * <p>Bits: Epson TM-U295 appendix D and TM-H5000II appendix E for DLE EOT, TM-T88III programming manual p. 316 for the
 * automatic status.
 */
record Condition(Set<PrinterFault> faults, PrinterStatus.Paper paper) {

    /** From the four bytes of the automatic status (GS a). */
    static Condition ofAutomaticStatus(int first, int second, int third) {
        return of(bit(first, 3), bit(first, 5), second, (third & 0x0C) != 0, (third & 0x03) != 0, false);
    }

    /** From the answers to DLE EOT 1 to 4. */
    static Condition ofRealTimeStatus(int printer, int cause, int error, int paper) {
        boolean out = (paper & 0x60) != 0 || bit(cause, 5);
        return of(bit(printer, 3), bit(cause, 2), error, out, (paper & 0x0C) != 0, bit(cause, 6));
    }

    private static Condition of(boolean offline, boolean cover, int error, boolean out, boolean low, boolean stopped) {
        EnumSet<PrinterFault> faults = EnumSet.noneOf(PrinterFault.class);
        add(faults, PrinterFault.PAPER_LOW, low && !out);
        add(faults, PrinterFault.PAPER_OUT, out);
        add(faults, PrinterFault.COVER_OPEN, cover);
        add(faults, PrinterFault.RECOVERABLE_ERROR, bit(error, 2));
        add(faults, PrinterFault.CUTTER, bit(error, 3));
        add(faults, PrinterFault.UNRECOVERABLE_ERROR, bit(error, 5));
        add(faults, PrinterFault.OVERHEATED, bit(error, 6) && !cover);
        boolean explained = faults.stream().anyMatch(fault -> !fault.warning());
        add(faults, PrinterFault.RECOVERABLE_ERROR, stopped && !explained);
        add(faults, PrinterFault.OFFLINE, offline && !stopped && !explained);
        return new Condition(
                faults, out ? PrinterStatus.Paper.OUT : low ? PrinterStatus.Paper.LOW : PrinterStatus.Paper.OK);
    }

    private static void add(Set<PrinterFault> faults, PrinterFault fault, boolean there) {
        if (there) {
            faults.add(fault);
        }
    }

    private static boolean bit(int value, int bit) {
        return (value >> bit & 1) != 0;
    }
}
