package org.moiso.server.story;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;

/** A WebSocket that remembers every frame it was sent, but for pings. Safe for all threads. */
final class LiveSocket implements AutoCloseable {

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final AtomicInteger closeCode = new AtomicInteger();
    private final WebSocket socket;

    private LiveSocket(Client client, String path) {
        WebSocket.Builder builder = client.server().http().newWebSocketBuilder();
        String header = client.key().header();
        if (header != null) {
            builder.header(header, client.key().value());
        }
        this.socket =
                builder.buildAsync(client.server().liveAt(path), new Ears()).join();
    }

    static LiveSocket open(Client client, String path) {
        return new LiveSocket(client, path);
    }

    List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    /** Waits for the first frame that is such. */
    JsonNode frame(Predicate<JsonNode> such) {
        return await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> frames.stream().filter(such).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    JsonNode frame(String type) {
        return frame(it -> it.path("type").asText().equals(type));
    }

    JsonNode first() {
        return frame(it -> true);
    }

    void say(Object frame) {
        socket.sendText(Json.write(frame), true).join();
    }

    /** Waits until the server hangs up; 1006 when it did without a word. */
    int closed() {
        return await().atMost(Duration.ofSeconds(10)).until(closeCode::get, code -> code != 0);
    }

    boolean isClosed() {
        return closeCode.get() != 0;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ears implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonNode frame = Json.tree(text.toString());
                text.setLength(0);
                if (!frame.path("type").asText().equals("ping")) {
                    frames.add(frame);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closeCode.set(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closeCode.compareAndSet(0, 1006);
        }
    }
}
