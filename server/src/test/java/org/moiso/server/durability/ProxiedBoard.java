package org.moiso.server.durability;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;

/** A lobby board that comes back with the last number it has seen whenever its line breaks, as {@code shared/live.js} does, and remembers the calls it was shown. */
final class ProxiedBoard {

    private final HttpClient client;
    private final String url;
    private final Set<Long> calls = ConcurrentHashMap.newKeySet();
    private volatile long last = -1;
    private volatile long begun = Long.MAX_VALUE;
    private volatile boolean over;

    ProxiedBoard(HttpClient client, String url) {
        this.client = client;
        this.url = url;
    }

    void watch() {
        while (!over) {
            Ears ears = new Ears();
            try {
                WebSocket socket = client.newWebSocketBuilder()
                        .buildAsync(URI.create(last < 0 ? url : url + "?since=" + last), ears)
                        .join();
                ears.gone.join();
                socket.abort();
            } catch (CompletionException nobodyThere) {
                // Again.
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whether it was shown every one of these calls that was made after it was first opened. */
    boolean missedNone(Collection<Long> made) {
        return last >= 0 && made.stream().filter(seq -> seq > begun).allMatch(calls::contains);
    }

    void close() {
        over = true;
    }

    private void take(JsonNode frame) {
        long seq = frame.path("seq").asLong(-1);
        String type = frame.path("type").asText();
        if (type.equals("ticket.called")) {
            calls.add(seq);
        }
        if (type.equals("snapshot") && last < 0) {
            begun = seq;
        }
        if (seq >= 0 && !type.equals("queues")) {
            last = Math.max(last, seq);
        }
    }

    private final class Ears implements WebSocket.Listener {

        private final CompletableFuture<Void> gone = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean end) {
            text.append(part);
            if (end) {
                take(Json.tree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            gone.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            gone.complete(null);
        }
    }
}
