package org.moiso.server.print;

import java.util.Optional;
import org.moiso.printer.PrinterStatus;
import org.moiso.printer.Slip;

/**
 * The way to a printer: one on this machine, or one behind an agent. Used by the printer's own thread, but for
 * {@link #close}.
 */
sealed interface SlipLine extends AutoCloseable permits AgentLine, LocalLine {

    /** What is written into a job before it goes out, so that after a restart it is known who may remember it. */
    String name();

    /**
     * Prints and waits for the outcome; never sends anything twice.
     *
     * @param job its name, for the agent's memory
     * @param over what {@link #name} was when the job was written down
     * @return empty when the server stops meanwhile and the line will know the outcome later
     */
    Optional<Outcome> print(String job, int attempt, String over, Slip slip);

    /**
     * What came of a job that was on its way when the server stopped.
     *
     * @return empty like {@link #print}
     */
    Optional<Outcome> recall(PrintJob job, Slip slip);

    /** Asks the printer how it is. */
    PrinterStatus check();

    @Override
    void close();
}
