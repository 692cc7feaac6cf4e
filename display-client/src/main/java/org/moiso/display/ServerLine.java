package org.moiso.display;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent's line to the server, by the token of a device. It opens itself again after 0.5 s doubled up to 10 s, with some chance in it, and gives up a line that has been silent for 40 s: the
 * server pings every 15 s. Safe for all threads; sending is guarded by this object's monitor, and only handed over under it.
 */
public final class ServerLine implements AutoCloseable {

    /** Who is at this end of the line; told on threads of the line's own, of one connection at a time. */
    public interface Ears {

        /**
         * Where the line leads, of the server's WebSockets; asked before each try.
         *
         * @param device what the server knows of the token: {@code role}, {@code id}, {@code office}
         * @throws IOException with a sentence that names the next step, where the token is none of this agent's
         */
        String path(JsonNode device) throws IOException;

        /** The line is open; nothing is heard before this returns. */
        void connected();

        void heard(JsonNode frame);

        void lost();
    }

    private static final Logger LOG = LoggerFactory.getLogger(ServerLine.class);
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_SECONDS = 2;
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 10_000;

    private final String server;
    private final String token;
    private final Ears ears;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keepOpen, "server-line");
    private CompletableFuture<@Nullable WebSocket> sending = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket open;
    private @Nullable String lastTrouble;

    public ServerLine(URI server, String token, Ears ears) {
        this.server = server.toString().replaceFirst("/+$", "");
        this.token = token;
        this.ears = ears;
    }

    public void start() {
        thread.start();
    }

    /** Sends a frame, if there is a line; what is lost is asked for again by the server. */
    public synchronized void send(String frame) {
        WebSocket to = open;
        if (to != null) {
            sending = sending.thenCompose(sent -> to.sendText(frame, true)).whenComplete((sent, failure) -> {
                if (failure != null) {
                    to.abort();
                }
            });
        }
    }

    private void keepOpen() {
        int attempt = 0;
        while (closing.getCount() > 0) {
            Connection connection = new Connection();
            try {
                WebSocket opened = connect(connection);
                attempt = 0;
                connection.awaitEnd(opened);
                trouble("the line broke");
            } catch (InterruptedException e) {
                return;
            } catch (ExecutionException | TimeoutException | IOException e) {
                trouble(reason(e));
            } finally {
                leave();
            }
            attempt++;
            pause(attempt);
        }
    }

    private WebSocket connect(Connection connection)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        String path = ears.path(device());
        WebSocket opened = http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(server.replaceFirst("^http", "ws") + path), connection)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        synchronized (this) {
            open = opened;
            sending = CompletableFuture.completedFuture(null);
        }
        if (closing.getCount() == 0) {
            opened.abort();
            return opened;
        }
        lastTrouble = null;
        LOG.info("server={} path={} line=open", server, path.replaceFirst("\\?.*", ""));
        ears.connected();
        opened.request(1);
        return opened;
    }

    /** Whose the token is; an empty object where the server does not know it. */
    private JsonNode device() throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(server + "/api/device"))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200 ? json.readTree(answer.body()) : json.createObjectNode();
    }

    private void leave() {
        WebSocket dead;
        synchronized (this) {
            dead = open;
            open = null;
        }
        if (dead != null) {
            dead.abort();
            ears.lost();
        }
    }

    private void pause(int attempt) {
        long whole = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempt - 1, 5));
        long some = (long) (whole * (0.75 + ThreadLocalRandom.current().nextDouble() / 2));
        try {
            boolean unused = closing.await(some, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** One line of the log for each change, not for each try. */
    private void trouble(String reason) {
        if (!reason.equals(lastTrouble) && closing.getCount() > 0) {
            LOG.warn("server={} line=lost reason=\"{}\" next=\"tries again\"", server, reason);
        }
        lastTrouble = reason;
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        closing.countDown();
        leave();
        thread.interrupt();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection, from its opening to its end. The HTTP client calls it from one thread at a time. */
    private final class Connection implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile long heardAt = System.nanoTime();

        /** Waits until the connection has ended, or nothing was heard for so long that it must have. */
        void awaitEnd(WebSocket socket) throws InterruptedException {
            while (!socket.isOutputClosed() && System.nanoTime() - heardAt < SILENCE.toNanos()) {
                if (ended.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
            }
        }

        /** The first frame is asked for when the line is known to whoever sends. */
        @Override
        public void onOpen(WebSocket socket) {
            heardAt = System.nanoTime();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            heardAt = System.nanoTime();
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                hear(whole);
            }
            socket.request(1);
            return null;
        }

        private void hear(String whole) {
            try {
                JsonNode frame = json.readTree(whole);
                if (frame.isObject()) {
                    ears.heard(frame);
                }
            } catch (JsonProcessingException e) {
                LOG.warn("frame=unreadable reason=\"{}\"", e.getOriginalMessage());
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ended.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended.countDown();
        }
    }
}
