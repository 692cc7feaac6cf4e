package org.moiso.server.web;

import io.javalin.websocket.WsContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.moiso.server.json.Json;

/**
 * Topics and the sockets that follow them. Safe for all threads. A frame is serialised once for all its receivers; each receiver has
 * a bounded outbox, and one that cannot keep up is dropped and comes back with {@code since}.
 */
public final class SocketHub implements AutoCloseable {

    private static final long PING_SECONDS = 15;
    private static final String PING = "{\"type\":\"ping\"}";

    private final Map<String, Set<Outbox>> topics = new ConcurrentHashMap<>();
    private final Map<String, Outbox> sockets = new ConcurrentHashMap<>();
    private final ScheduledExecutorService pinger =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "socket-ping"));

    public SocketHub() {
        ScheduledFuture<?> unused =
                pinger.scheduleWithFixedDelay(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Lets a socket follow a topic. What is published from now on is kept back until {@link Subscription#begin} has sent the replay or
     * the snapshot, so there is no gap and no race.
     */
    public Subscription join(String topic, WsContext socket) {
        Outbox outbox = new Outbox(socket.session, () -> leave(socket));
        sockets.put(socket.sessionId(), outbox);
        topics.computeIfAbsent(topic, name -> ConcurrentHashMap.newKeySet()).add(outbox);
        return new Subscription(outbox);
    }

    public void leave(WsContext socket) {
        Outbox outbox = sockets.remove(socket.sessionId());
        if (outbox != null) {
            topics.values().forEach(members -> members.remove(outbox));
            topics.values().removeIf(Set::isEmpty);
        }
    }

    /** Whether anybody follows; saves the work of a frame that nobody would get. */
    public boolean followed(String topic) {
        return topics.containsKey(topic);
    }

    public Set<String> topics() {
        return Set.copyOf(topics.keySet());
    }

    public void publish(String topic, Object frame) {
        Set<Outbox> members = topics.get(topic);
        if (members != null && !members.isEmpty()) {
            String text = Json.write(frame);
            members.forEach(outbox -> outbox.send(text));
        }
    }

    public int sockets() {
        return sockets.size();
    }

    private void ping() {
        sockets.values().forEach(outbox -> outbox.send(PING));
    }

    @Override
    public void close() {
        pinger.shutdownNow();
        sockets.values().forEach(Outbox::goAway);
    }

    /** A socket's place in a topic before its first frame. */
    public static final class Subscription {

        private final Outbox outbox;

        private Subscription(Outbox outbox) {
            this.outbox = outbox;
        }

        /** Sends these frames first, then everything that was published since the join. */
        public void begin(Iterable<?> frames) {
            outbox.begin(frames);
        }
    }
}
