package org.moiso.printer;

/** A line failed while it was in use; never leaves the package. */
final class LineException extends Exception {
    private static final long serialVersionUID = 1;

    private final PrinterFault fault;
    private final int sent;

    /**
     * @param fault LINE_LOST, STALLED, or what the printer stopped for
     * @param sent bytes that the line may have taken
     */
    LineException(PrinterFault fault, int sent, String sentence) {
        super(sentence);
        this.fault = fault;
        this.sent = sent;
    }

    PrinterFault fault() {
        return fault;
    }

    int sent() {
        return sent;
    }
}
