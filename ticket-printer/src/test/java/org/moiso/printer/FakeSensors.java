package org.moiso.printer;

import java.util.Set;

/** What the sensors of a {@link FakePrinter} see, and the status bytes in which it says so. */
record FakeSensors(Set<PrinterFault> faults) {

    static FakeSensors of(PrinterFault... faults) {
        return new FakeSensors(Set.of(faults));
    }

    boolean see(PrinterFault fault) {
        return faults.contains(fault);
    }

    /** Whether it works on: a warning stops nothing. */
    boolean stopped() {
        return faults.stream().anyMatch(fault -> !fault.warning());
    }

    /** The answer to {@code DLE EOT n}. */
    int status(int n) {
        int bits = switch (n) {
            case 1 -> stopped() ? 0x08 : 0;
            case 2 ->
                bit(PrinterFault.COVER_OPEN, 0x04) | bit(PrinterFault.PAPER_OUT, 0x20) | (errors() != 0 ? 0x40 : 0);
            case 3 -> errors();
            default -> bit(PrinterFault.PAPER_LOW, 0x0C) | bit(PrinterFault.PAPER_OUT, 0x60);
        };
        return 0x12 | bits;
    }

    /** The four bytes that it sends on its own when something changes ({@code GS a}). */
    int[] automatic() {
        int first = 0x10 | (stopped() ? 0x08 : 0) | bit(PrinterFault.COVER_OPEN, 0x20);
        int paper = see(PrinterFault.PAPER_OUT) ? 0x0C : bit(PrinterFault.PAPER_LOW, 0x03);
        return new int[] {first, errors(), paper, 0x0F};
    }

    private int errors() {
        return bit(PrinterFault.RECOVERABLE_ERROR, 0x04)
                | bit(PrinterFault.CUTTER, 0x08)
                | bit(PrinterFault.UNRECOVERABLE_ERROR, 0x20)
                | bit(PrinterFault.OVERHEATED, 0x40);
    }

    private int bit(PrinterFault fault, int value) {
        return see(fault) ? value : 0;
    }
}
