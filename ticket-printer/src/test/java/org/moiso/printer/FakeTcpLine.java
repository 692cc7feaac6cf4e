package org.moiso.printer;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Used by the printer's thread and by the accepting one; the two sockets are handed over through volatile fields. */
final class FakeTcpLine implements FakeLine {
    private final FakePrinter printer;
    private final int port;
    private volatile ServerSocket server;
    private volatile @Nullable Socket connection;
    private volatile @Nullable Thread accepting;

    FakeTcpLine(FakePrinter printer) {
        this.printer = printer;
        this.server = listen(0);
        this.port = server.getLocalPort();
    }

    private ServerSocket listen(int on) {
        try {
            ServerSocket fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.setReceiveBufferSize(4096);
            // A socket that waits without end may go on listening for a while after it was closed.
            fresh.setSoTimeout(100);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), on));
            accepting = new Thread(() -> accept(fresh), "fake printer");
            accepting.setDaemon(true);
            accepting.start();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection after the other, as such printers do. */
    private void accept(ServerSocket on) {
        while (!on.isClosed()) {
            try (Socket accepted = on.accept()) {
                connection = accepted;
                read(accepted.getInputStream());
            } catch (IOException e) {
                // This connection, or the whole line, was closed by one side; the loop decides.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read(InputStream in) throws IOException, InterruptedException {
        byte[] bytes = new byte[512];
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            printer.receive(bytes, count);
        }
    }

    @Override
    public String address() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public void answer(byte[] bytes) {
        Socket to = connection;
        try {
            if (to != null) {
                to.getOutputStream().write(bytes);
            }
        } catch (IOException e) {
            // Nobody listens any more; a printer would not notice either.
        }
    }

    @Override
    public void drop() {
        Socket to = connection;
        connection = null;
        try {
            if (to != null) {
                to.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void powerOff() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drop();
        Thread last = accepting;
        await().until(() -> last == null || !last.isAlive());
    }

    @Override
    public void powerOn() {
        // The old socket lets go of its port a moment after it was closed.
        await().ignoreExceptions().until(() -> {
            server = listen(port);
            return true;
        });
    }

    @Override
    public void close() throws IOException {
        server.close();
        drop();
    }
}
