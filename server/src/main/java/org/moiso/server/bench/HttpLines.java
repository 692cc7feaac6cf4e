package org.moiso.server.bench;

import java.io.Closeable;
import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** As many keep-alive connections to one server as are wanted at once. Safe for all threads. */
final class HttpLines implements Closeable {

    private final int port;
    private final Deque<HttpLine> free = new ConcurrentLinkedDeque<>();

    HttpLines(int port) {
        this.port = port;
    }

    HttpLine.Answer send(String method, String path, String body) throws IOException {
        HttpLine line = free.poll();
        if (line == null) {
            line = new HttpLine(port, "");
        }
        HttpLine.Answer answer = line.send(method, path, body);
        free.push(line);
        return answer;
    }

    @Override
    public void close() throws IOException {
        for (HttpLine line = free.poll(); line != null; line = free.poll()) {
            line.close();
        }
    }
}
