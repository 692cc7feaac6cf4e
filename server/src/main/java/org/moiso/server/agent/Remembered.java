package org.moiso.server.agent;

import java.util.Optional;
import org.moiso.printer.Evidence;
import org.moiso.printer.PrinterFault;

/**
 * What an agent remembers of one job; a line of its journal.
 *
 * @param detail the evidence of a printed one, the fault of an unknown one
 * @param rows the rows of paper it took
 */
record Remembered(String job, Fate fate, String detail, int rows) {

    /** How far a job came. */
    enum Fate {
        /** Handed to the printer; if the agent has died since, nobody knows how far it came. */
        BEGUN,
        PRINTED,
        UNKNOWN,
        /** Surely not on paper: as if it had never been asked for. */
        FORGOTTEN
    }

    static Remembered begun(String job) {
        return new Remembered(job, Fate.BEGUN, "-", 0);
    }

    static Remembered printed(String job, Evidence evidence, int rows) {
        return new Remembered(job, Fate.PRINTED, evidence.code(), rows);
    }

    static Remembered unknown(String job, PrinterFault fault, int rows) {
        return new Remembered(job, Fate.UNKNOWN, fault.code(), rows);
    }

    static Remembered forgotten(String job) {
        return new Remembered(job, Fate.FORGOTTEN, "-", 0);
    }

    String line() {
        return job + " " + fate + " " + detail + " " + rows + "\n";
    }

    /** Reads a line; empty for one that was damaged. */
    static Optional<Remembered> of(String line) {
        String[] words = line.split(" ", -1);
        try {
            return words.length == 4
                    ? Optional.of(
                            new Remembered(words[0], Fate.valueOf(words[1]), words[2], Integer.parseInt(words[3])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
