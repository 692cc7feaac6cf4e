package org.moiso.server.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;

/** One connection, from its opening to its end. The HTTP client calls it from one thread at a time. */
final class AgentSocket implements WebSocket.Listener {

    private static final long LOOK_SECONDS = 2;

    private final ServerLine.Ears ears;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private volatile long heardAt = System.nanoTime();

    AgentSocket(ServerLine.Ears ears) {
        this.ears = ears;
    }

    /** Nothing is taken before the agent has introduced itself. */
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
            JsonNode frame = Json.mapper().readTree(whole);
            if (frame.isObject()) {
                ears.heard(frame);
            }
        } catch (JsonProcessingException e) {
            // Not ours; a server would not send it.
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        end.complete(null);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end.complete(null);
    }

    /** Waits until the connection has ended, or nothing was heard for so long that it must have. */
    void awaitEnd(WebSocket socket, Duration silence) throws InterruptedException, ExecutionException {
        while (!socket.isOutputClosed() && System.nanoTime() - heardAt < silence.toNanos()) {
            try {
                end.get(LOOK_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                // Still there; the loop looks at the clock.
            }
        }
    }
}
