package org.moiso.display;

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
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to the server's board socket. It opens itself again after 0.5 s doubled up to 10 s, with some chance in it, resumes after the last frame that was used, and gives up a line that has
 * been silent for 40 s. Safe for all threads; sending is guarded by this object's monitor.
 */
final class BoardLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BoardLine.class);
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 10_000;
    private static final Pattern OFFICE = Pattern.compile("\"office\"\\s*:\\s*\"([^\"]+)\"");

    private final URI server;
    private final String token;
    private final ToLongFunction<String> heard;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keepOpen, "board-line");
    private CompletableFuture<@Nullable WebSocket> sending = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket open;
    private volatile long since = -1;
    private @Nullable String lastTrouble;

    /**
     * @param heard takes each frame, in order, on one thread at a time; returns its seq once it was used, 0 where it has none
     */
    BoardLine(URI server, String token, ToLongFunction<String> heard) {
        this.server = server;
        this.token = token;
        this.heard = heard;
    }

    void start() {
        thread.start();
    }

    /** Sends a frame, if there is a line. */
    synchronized void send(String text) {
        WebSocket to = open;
        if (to != null) {
            sending = sending.thenCompose(sent -> to.sendText(text, true)).whenComplete((sent, failure) -> {
                if (failure != null) {
                    to.abort();
                }
            });
        }
    }

    private void keepOpen() {
        int attempt = 0;
        while (closing.getCount() > 0) {
            Ears ears = new Ears();
            try {
                connect(ears);
                attempt = 0;
                ears.awaitEnd();
                trouble("the line broke");
            } catch (InterruptedException e) {
                return;
            } catch (ExecutionException | TimeoutException | IOException e) {
                trouble(String.valueOf(
                        e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
            } finally {
                leave();
            }
            attempt++;
            pause(attempt);
        }
    }

    private void connect(Ears ears) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        String path = "/ws/offices/" + office() + "/board" + (since < 0 ? "" : "?since=" + since);
        URI address = URI.create(server.toString().replaceFirst("^http", "ws").replaceFirst("/+$", "") + path);
        WebSocket opened = http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .buildAsync(address, ears)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        synchronized (this) {
            open = opened;
            sending = CompletableFuture.completedFuture(null);
        }
        lastTrouble = null;
        LOG.info("server={} line=open", server);
        opened.request(1);
    }

    /** The office that the token is of. */
    private String office() throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(
                        URI.create(server.toString().replaceFirst("/+$", "") + "/api/device"))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
        Matcher office = OFFICE.matcher(answer.body());
        if (answer.statusCode() != 200 || !office.find()) {
            throw new IOException("the server does not know this token (status " + answer.statusCode()
                    + "); make one with: moiso device SCREEN");
        }
        return office.group(1);
    }

    private void leave() {
        WebSocket dead;
        synchronized (this) {
            dead = open;
            open = null;
        }
        if (dead != null) {
            dead.abort();
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
            LOG.warn(
                    "server={} line=lost reason=\"{}\" next=\"tries again; the boards keep what they show\"",
                    server,
                    reason);
        }
        lastTrouble = reason;
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

    private final class Ears implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile long heardAt = System.nanoTime();

        void awaitEnd() throws InterruptedException {
            while (!ended.await(1, TimeUnit.SECONDS)) {
                if (System.nanoTime() - heardAt > SILENCE.toNanos()) {
                    return;
                }
            }
        }

        @Override
        public void onOpen(WebSocket socket) {
            // The first frame is asked for when the line is known to whoever sends.
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            heardAt = System.nanoTime();
            text.append(part);
            if (last) {
                String frame = text.toString();
                text.setLength(0);
                since = Math.max(since, heard.applyAsLong(frame));
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            ended.countDown();
        }
    }
}
