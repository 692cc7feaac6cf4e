package org.moiso.server.print;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;

/** What an officer sees: the last snapshot of a counter. Safe for all threads: the picture is handed over whole. */
final class CounterScreen implements WebSocket.Listener, AutoCloseable {

    private final StringBuilder text = new StringBuilder();
    private volatile JsonNode counter = MissingNode.getInstance();
    private @Nullable WebSocket socket;

    static CounterScreen open(URI address, String cookie) {
        CounterScreen screen = new CounterScreen();
        screen.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(address, screen)
                .join();
        return screen;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            JsonNode frame = Json.tree(text.toString());
            text.setLength(0);
            if (frame.path("type").asText().equals("snapshot")) {
                counter = frame.path("counter");
            }
        }
        from.request(1);
        return null;
    }

    /** The alarms as {@code kind fault} or {@code kind number}. */
    List<String> alarms() {
        return StreamSupport.stream(counter.path("alarms").spliterator(), false)
                .map(alarm -> alarm.path("kind").asText() + " "
                        + (alarm.path("ticket").isNull()
                                ? alarm.path("fault").asText()
                                : alarm.path("ticket").path("number").asText()))
                .toList();
    }

    boolean drawn() {
        return counter.isObject();
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
