package org.moiso.printer;

/** What came of printing one slip. */
public sealed interface PrintResult {

    /** The slip is on paper, as far as the evidence goes. */
    record Printed(Evidence evidence) implements PrintResult {}

    /** Surely nothing of the slip is on paper, nor in the printer's memory: it is safe to send it again. */
    record Failed(PrinterFault fault) implements PrintResult {}

    /**
     * The line or the printer was lost between sending and confirmation: the slip may be on paper. Never to be sent
     * again without asking a person.
     */
    record Unknown(PrinterFault fault) implements PrintResult {}
}
