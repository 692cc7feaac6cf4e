package org.moiso.printer;

import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One printer. {@link #print}, {@link #check} and {@link #warmUp} belong to one owner thread; {@link #status} may be called by any thread, {@link #close} too.
 *
 * <p>The owner prints slips one after the other and, when there is nothing to print, calls {@link #check} every few seconds: that is what finds a printer that
 * is back, and one that is silently gone.
 */
public final class SlipPrinter implements AutoCloseable {
    private final PrinterPort port;
    private final PrinterSettings settings;
    private final Clock clock;
    private final Consumer<PrinterStatus> changed;

    /**
     * A printer on a closed port; nothing is opened before the first {@link #check} or {@link #print}.
     *
     * @param changed told every change of {@link #status()}, from whichever thread noticed it: to be quick about it and not to call back
     */
    public SlipPrinter(PrinterPort port, PrinterSettings settings, Clock clock, Consumer<PrinterStatus> changed) {
        this.port = port;
        this.settings = settings;
        this.clock = clock;
        this.changed = changed;
    }

    /** Loads fonts and code, so that the first slip takes no longer than the next; to be called once, early, on any thread. */
    public void warmUp() {}

    /**
     * Prints one slip and waits until the printer confirms it. Takes a second or two on a good line; up to the settings' patience when paper ends within the slip.
     * Never sends anything twice, and opens the line again by itself.
     */
    public PrintResult print(Slip slip) {
        return new PrintResult.Failed(PrinterFault.UNREACHABLE);
    }

    /** Opens the line if need be and asks the printer how it is; to be called every few seconds while there is nothing to print. Takes up to about 3 s. */
    public PrinterStatus check() {
        changed.accept(status());
        return status();
    }

    /** What is known of the printer now. Talks to nobody. */
    public PrinterStatus status() {
        return new PrinterStatus(
                Set.of(), PrinterStatus.Paper.UNKNOWN, settings.evidence(), clock.instant(), port.name());
    }

    /** Frees the line. A print in progress ends as unknown. */
    @Override
    public void close() {
        port.close();
    }
}
