package org.moiso.printer;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * A network printer, raw on port 9100. Threads: as {@link Port} says; the socket is handed over through a
 * volatile field. Such printers take one connection at a time, so it is kept open and always closed cleanly.
 */
final class TcpPort implements Port {
    private static final int CONNECT_MILLIS = 3000;
    private static final int READ_MILLIS = 500;

    /** Small, so that a printer that stops reading is noticed and not hidden by megabytes of system buffer. */
    private static final int SEND_BUFFER = 16 * 1024;

    private final String host;
    private final int port;
    private volatile @Nullable Socket socket;

    TcpPort(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public void open() throws IOException {
        close();
        Socket fresh = new Socket();
        try {
            fresh.setTcpNoDelay(true);
            fresh.setKeepAlive(true);
            fresh.setSoTimeout(READ_MILLIS);
            fresh.setSendBufferSize(SEND_BUFFER);
            fresh.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket = fresh;
        } catch (IOException e) {
            fresh.close();
            throw new IOException(why(e), e);
        }
    }

    private String why(IOException e) {
        String printer = host + ":" + port;
        if (e instanceof UnknownHostException) {
            return "no machine is called " + host + "; check the printer's address";
        }
        if (e instanceof ConnectException) {
            return printer + " refuses connections; check that the printer is on and no other program holds it";
        }
        if (e instanceof SocketTimeoutException) {
            return printer + " does not answer; check the printer's power, network cable and address";
        }
        return printer + " cannot be reached (" + e.getMessage() + "); check the printer's address and the network";
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        connected().getOutputStream().write(bytes, offset, length);
    }

    @Override
    public int read(byte[] into) throws IOException {
        try {
            int count = connected().getInputStream().read(into);
            if (count < 0) {
                throw new EOFException(name() + " has closed the connection");
            }
            return count;
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    private Socket connected() throws IOException {
        Socket now = socket;
        if (now == null) {
            throw new EOFException(name() + " is closed");
        }
        return now;
    }

    @Override
    public void close() {
        Socket now = socket;
        socket = null;
        if (now != null) {
            try {
                now.close();
            } catch (IOException e) {
                // Nothing is left to be lost: every slip is confirmed or declared unknown before.
            }
        }
    }

    @Override
    public int chunk() {
        return 4096;
    }

    @Override
    public int bytesPerSecond() {
        return 200_000;
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public String name() {
        return "tcp://" + host + ":" + port;
    }
}
