package org.moiso.server.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * One keep-alive connection that sends a request and waits for its answer: as little work as a client can do, so that on a small machine the measured time is the
 * server's. One thread at a time.
 */
final class HttpLine implements Closeable {

    /**
     * @param cookie value of a Set-Cookie header, up to its first semicolon; empty for none
     */
    record Answer(int status, String body, String cookie) {}

    /** Sooner than the server closes a connection that nothing comes over. */
    private static final long IDLE_AT_MOST = TimeUnit.SECONDS.toNanos(10);

    private final int port;
    private final String headers;
    private final byte[] line = new byte[8192];
    private Connection connection;
    private long usedAt = System.nanoTime();

    private record Connection(Socket socket, OutputStream out, InputStream in) {

        static Connection to(int port) throws IOException {
            Socket socket = new Socket("localhost", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            return new Connection(
                    socket, socket.getOutputStream(), new BufferedInputStream(socket.getInputStream(), 8192));
        }
    }

    /**
     * @param header a header line to send with each request, without its line end; may be empty
     */
    HttpLine(int port, String header) throws IOException {
        this.port = port;
        headers = "Host: localhost:" + port + "\r\n" + (header.isEmpty() ? "" : header + "\r\n");
        connection = Connection.to(port);
    }

    Answer send(String method, String path, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = (method + " " + path + " HTTP/1.1\r\n" + headers
                        + "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + content.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        if (System.nanoTime() - usedAt > IDLE_AT_MOST) {
            close();
            connection = Connection.to(port);
        }
        connection.out.write(all);
        Answer answer = answer();
        usedAt = System.nanoTime();
        return answer;
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        String cookie = "";
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (is("Content-Length:", header)) {
                length = Integer.parseInt(value(header));
            } else if (is("Transfer-Encoding:", header) && value(header).equalsIgnoreCase("chunked")) {
                chunked = true;
            } else if (is("Set-Cookie:", header)) {
                cookie = value(header).split(";", 2)[0];
            }
        }
        return new Answer(status, chunked ? chunks() : text(length), cookie);
    }

    private static boolean is(String name, String header) {
        return header.regionMatches(true, 0, name, 0, name.length());
    }

    private static String value(String header) {
        return header.substring(header.indexOf(':') + 1).strip();
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        return new String(connection.in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        int length = 0;
        for (int next = connection.in.read(); next != '\n'; next = connection.in.read()) {
            if (next < 0 || length == line.length) {
                throw new IOException("The server closed the connection, or its header is too long");
            }
            line[length++] = (byte) next;
        }
        boolean ended = length > 0 && line[length - 1] == '\r';
        return new String(line, 0, ended ? length - 1 : length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        connection.socket.close();
    }
}
