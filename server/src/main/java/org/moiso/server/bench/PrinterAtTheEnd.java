package org.moiso.server.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A network printer that answers at once and prints nothing: what is measured is the way to it. One thread reads; arrivals are handed over through a queue.
 */
final class PrinterAtTheEnd implements Closeable {

    private static final long PICTURE = 0x1D7630;
    private static final long STATUS = 0x1004;
    private static final long PROCESS_ID = 0x1D28480600_3030L;

    /** When the first byte of a slip's picture arrived, and when it was confirmed; System.nanoTime. */
    record Arrival(long picture, long confirmed) {}

    private final ServerSocket server;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    PrinterAtTheEnd() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "printer at the end");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    /** Waits for the next slip. */
    Arrival next() throws IOException, InterruptedException {
        Arrival arrival = arrivals.poll(30, TimeUnit.SECONDS);
        if (arrival == null) {
            throw new IOException("No slip came within 30 s; see server.log");
        }
        return arrival;
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                read(socket.getInputStream(), socket.getOutputStream());
            } catch (IOException e) {
                // This connection has ended, or all have; the loop decides.
            }
        }
    }

    private void read(InputStream in, OutputStream out) throws IOException {
        byte[] bytes = new byte[8192];
        long last = 0;
        long picture = 0;
        int idLeft = 0;
        byte[] answer = {0x37, 0x22, 0, 0, 0, 0, 0};
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            for (int i = 0; i < count; i++) {
                last = (last << 8) | (bytes[i] & 0xFF);
                if (idLeft > 0) {
                    answer[6 - idLeft--] = bytes[i];
                    if (idLeft == 0) {
                        out.write(answer);
                        if (picture != 0) {
                            arrivals.add(new Arrival(picture, System.nanoTime()));
                            picture = 0;
                        }
                    }
                } else if ((last & 0xFFFFFF) == PICTURE && picture == 0) {
                    picture = System.nanoTime();
                } else if (((last >> 8) & 0xFFFF) == STATUS && bytes[i] >= 1 && bytes[i] <= 4) {
                    out.write(0x12);
                } else if ((last & 0xFFFFFFFFFFFFFFL) == PROCESS_ID) {
                    idLeft = 4;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
