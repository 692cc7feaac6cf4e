package org.moiso.server.web;

import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.moiso.server.json.Json;

/**
 * What a socket still has to be sent: one frame is on the wire at a time, the others wait here. Guarded by its own lock, which is never
 * held while sending: Jetty only hands the frame over.
 */
final class Outbox {

    private static final int FRAMES_AT_MOST = 256;

    private final Session session;
    private final Runnable dropped;
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean begun;
    private boolean sending;
    private boolean closed;

    Outbox(Session session, Runnable dropped) {
        this.session = session;
        this.dropped = dropped;
    }

    void begin(Iterable<?> frames) {
        synchronized (this) {
            Queue<String> meanwhile = new ArrayDeque<>(waiting);
            waiting.clear();
            frames.forEach(frame -> waiting.add(Json.write(frame)));
            waiting.addAll(meanwhile);
            begun = true;
        }
        next();
    }

    void send(String text) {
        boolean full;
        synchronized (this) {
            if (closed) {
                return;
            }
            full = waiting.size() >= FRAMES_AT_MOST;
            if (!full) {
                waiting.add(text);
            }
        }
        if (full) {
            drop();
        } else {
            next();
        }
    }

    private void next() {
        String text;
        synchronized (this) {
            if (!begun || sending || closed || waiting.isEmpty()) {
                return;
            }
            sending = true;
            text = waiting.remove();
        }
        session.sendText(text, Callback.from(this::sent, failure -> drop()));
    }

    private void sent() {
        synchronized (this) {
            sending = false;
        }
        next();
    }

    /** Too slow, or gone: it comes back with {@code since} and gets what it missed. */
    private void drop() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
        }
        dropped.run();
        session.disconnect();
    }

    void goAway() {
        session.close(1001, "server is stopping", Callback.NOOP);
    }
}
