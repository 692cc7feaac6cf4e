package org.moiso.server.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.moiso.server.db.DatabaseConfig;

/**
 * A stretch of network between a node and its database that can be cut: what is sent then arrives nowhere, and nobody is told, as when a cable is pulled. Safe for all threads.
 */
public final class CuttableLine implements AutoCloseable {

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object mended = new Object();
    private boolean cut;
    private volatile boolean closed;

    private CuttableLine(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::letIn);
    }

    /** A line to where this database is. */
    public static CuttableLine to(DatabaseConfig database) {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        return new CuttableLine(address.getHost(), address.getPort());
    }

    /** The same database over this line. */
    public DatabaseConfig over(DatabaseConfig database) {
        return new DatabaseConfig(
                database.url().replace(host + ":" + port, "127.0.0.1:" + door.getLocalPort()),
                database.user(),
                database.password());
    }

    public void cut() {
        synchronized (mended) {
            cut = true;
        }
    }

    /** Connections that were cut stay dead, as they do when addresses have changed meanwhile; new ones go through. */
    public void mend() {
        open.forEach(CuttableLine::hangUp);
        synchronized (mended) {
            cut = false;
            mended.notifyAll();
        }
    }

    private void letIn() {
        while (!closed) {
            try {
                Socket here = door.accept();
                passes();
                Socket there = new Socket(host, port);
                open.add(here);
                open.add(there);
                start(() -> carry(here, there));
                start(() -> carry(there, here));
            } catch (IOException e) {
                // The database is not there, or the line is closed.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                passes();
                out.write(bytes, 0, read);
            }
        } catch (IOException e) {
            // One end has gone.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** Waits while the line is cut. */
    private void passes() throws IOException {
        synchronized (mended) {
            while (cut && !closed) {
                try {
                    mended.wait(1000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cuttable-line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(CuttableLine::hangUp);
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mend();
    }
}
