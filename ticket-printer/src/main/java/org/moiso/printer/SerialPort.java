package org.moiso.printer;

import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A serial line. Threads: as {@link Port} says; the open port is handed over through a volatile field. The
 * only user of jSerialComm.
 *
 * <p>What that library does not do, found by trying: a write to a device that has stopped reading blocks for ever in
 * every time-out mode and only closing the port frees it; a port whose plug was pulled still says it is open; and a
 * path is resolved when the object is made, so each opening makes a new one.
 */
final class SerialPort implements Port {
    static final Duration USUAL_PATIENCE = Duration.ofMillis(500);

    /** A device that takes nothing more can keep its driver so long that nobody shall wait for the end of it. */
    private static final long CLOSING_SECONDS = 2;

    private final ReentrantLock closing = new ReentrantLock();
    private final PortAddress.Serial address;
    private final Path natives;
    private final Duration patience;
    private volatile com.fazecast.jSerialComm.@Nullable SerialPort port;

    /**
     * @param natives a folder that only this program may write to, for the library's machine code
     * @param patience how long a read waits for its first byte
     */
    SerialPort(PortAddress.Serial address, Path natives, Duration patience) {
        this.address = address;
        this.natives = natives;
        this.patience = patience;
    }

    @Override
    public void open() throws IOException {
        close();
        SerialLibrary.unpackInto(natives);
        com.fazecast.jSerialComm.SerialPort fresh;
        try {
            fresh = com.fazecast.jSerialComm.SerialPort.getCommPort(address.path());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException(address.path() + " is not there; check the cable and the name of the port", e);
        }
        fresh.setComPortParameters(
                address.baud(),
                8,
                com.fazecast.jSerialComm.SerialPort.ONE_STOP_BIT,
                com.fazecast.jSerialComm.SerialPort.NO_PARITY);
        fresh.setFlowControl(flow());
        fresh.setComPortTimeouts(
                com.fazecast.jSerialComm.SerialPort.TIMEOUT_READ_SEMI_BLOCKING, (int) patience.toMillis(), 0);
        if (!fresh.openPort(0)) {
            throw new IOException(
                    address.path() + " cannot be opened (error " + fresh.getLastErrorCode()
                            + "); check that no other program holds it and that this account may use it (Linux: group dialout)");
        }
        port = fresh;
    }

    private int flow() {
        return switch (address.flow()) {
            case NONE -> com.fazecast.jSerialComm.SerialPort.FLOW_CONTROL_DISABLED;
            case DTR ->
                com.fazecast.jSerialComm.SerialPort.FLOW_CONTROL_DTR_ENABLED
                        | com.fazecast.jSerialComm.SerialPort.FLOW_CONTROL_DSR_ENABLED;
            case RTS ->
                com.fazecast.jSerialComm.SerialPort.FLOW_CONTROL_RTS_ENABLED
                        | com.fazecast.jSerialComm.SerialPort.FLOW_CONTROL_CTS_ENABLED;
        };
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = opened().writeBytes(bytes, length - done, offset + done);
            if (count <= 0) {
                throw new EOFException(address.path() + " is gone");
            }
            done += count;
        }
    }

    @Override
    public int read(byte[] into) throws IOException {
        int count = opened().readBytes(into, into.length);
        if (count < 0) {
            throw new EOFException(address.path() + " is gone");
        }
        return count;
    }

    private com.fazecast.jSerialComm.SerialPort opened() throws IOException {
        com.fazecast.jSerialComm.SerialPort now = port;
        if (now == null) {
            throw new EOFException(address.path() + " is closed");
        }
        return now;
    }

    /** Two may close it, whoever waits for it to be opened anew and the watch that frees it: the second waits for the first. */
    @Override
    public void close() {
        com.fazecast.jSerialComm.SerialPort now = port;
        port = null;
        boolean alone = closes();
        try {
            if (now != null) {
                now.closePort();
            }
        } finally {
            if (alone) {
                closing.unlock();
            }
        }
    }

    private boolean closes() {
        try {
            return closing.tryLock(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public int chunk() {
        return 512;
    }

    @Override
    public int bytesPerSecond() {
        // 8N1: ten bits on the line for each byte.
        return address.baud() / 10;
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public String name() {
        return "serial:" + address.path();
    }
}
