package org.moiso.printer;

import java.io.IOException;

/**
 * A line to a device: bytes out, bytes back. A printer takes and answers; a keypad only speaks. Used by three threads:
 * one that opens and writes, one that reads, and any that closes; closing frees the other two, which then get an
 * IOException.
 */
public sealed interface Port extends AutoCloseable
        permits TcpPort, SerialPort, DevicePort, SpoolerPort, VirtualPrinter {

    /**
     * Opens the line; a port that was closed can be opened again, and then looks its address up anew.
     *
     * @throws IOException with a sentence that names the port and the next step
     */
    void open() throws IOException;

    /** Hands bytes to the line and blocks until it has taken them; at most {@link #chunk()} at once. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /**
     * Waits for bytes from the device, for up to about half a second; as long as {@link PortAddress.Serial#listening} says
     * at a port that was made by it.
     *
     * @return how many came; 0 for none
     * @throws IOException if the line is gone or closed
     */
    int read(byte[] into) throws IOException;

    /** Frees the line; harmless when it is closed already. */
    @Override
    void close();

    /** The most bytes for one write: so few that a healthy line takes them within a second. */
    int chunk();

    /** What the line carries at best, in bytes per second. */
    int bytesPerSecond();

    /** Whether the device can say anything over this line at all. */
    boolean answers();

    /** The port's name for people and logs. */
    String name();
}
