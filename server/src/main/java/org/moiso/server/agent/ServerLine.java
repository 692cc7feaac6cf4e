package org.moiso.server.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to the server. It opens itself again, after 0.5 s doubled up to 10 s with some chance in it, and gives a
 * line up that has been silent for 40 s: the server pings every 15 s. Safe for all threads; sending is guarded by this
 * object's monitor, and only handed over under it.
 */
final class ServerLine implements AutoCloseable {

    /** Who is told what happens on the line, on threads of the line's own. */
    interface Ears {

        void connected();

        void heard(JsonNode frame);

        void lost();
    }

    private static final Logger LOG = LoggerFactory.getLogger(ServerLine.class);
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 10_000;

    private final AgentConfig config;
    private final String memory;
    private final Ears ears;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keepOpen, "server-line");
    private CompletableFuture<@Nullable WebSocket> sending = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket open;
    private @Nullable String lastTrouble;

    /**
     * @param memory names what the agent remembers by
     */
    ServerLine(AgentConfig config, String memory, Ears ears) {
        this.config = config;
        this.memory = memory;
        this.ears = ears;
    }

    void start() {
        thread.start();
    }

    /** Sends a frame, if there is a line; what is lost is asked for again by the server. */
    void send(Object frame) {
        String text = Json.write(frame);
        synchronized (this) {
            WebSocket to = open;
            if (to != null) {
                sending = sending.thenCompose(sent -> to.sendText(text, true)).whenComplete((sent, failure) -> {
                    if (failure != null) {
                        to.abort();
                    }
                });
            }
        }
    }

    private void keepOpen() {
        int attempt = 0;
        while (closing.getCount() > 0) {
            AgentSocket socket = new AgentSocket(ears);
            try {
                WebSocket opened = connect(socket);
                attempt = 0;
                socket.awaitEnd(opened, SILENCE);
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

    private WebSocket connect(AgentSocket socket)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        String id = printer();
        WebSocket opened = http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Authorization", "Bearer " + config.token())
                .buildAsync(config.liveAt("/ws/printers/" + id + "?memory=" + memory), socket)
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
        LOG.info("server={} printer={} line=open", config.server(), id);
        ears.connected();
        opened.request(1);
        return opened;
    }

    /** The printer's scoped id: the server knows it by the token. */
    private String printer() throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(config.at("/api/device"))
                .header("Authorization", "Bearer " + config.token())
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
        JsonNode device = answer.statusCode() == 200 ? Json.tree(answer.body()) : Json.tree("{}");
        if (!device.path("role").asText().equals("printer")) {
            throw new IOException("the server does not know this token as a printer's (status " + answer.statusCode()
                    + "); make one with: moiso device PRINTER");
        }
        return device.path("id").asText();
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
            LOG.warn("server={} line=lost reason=\"{}\" next=\"tries again\"", config.server(), reason);
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
}
