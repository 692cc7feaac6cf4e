package org.moiso.server.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;

/** An agent that says its printer is well, takes every job, and answers none: it dies at a moment of the test's choice. */
final class SilentAgent implements WebSocket.Listener, AutoCloseable {

    private final StringBuilder text = new StringBuilder();
    private final Queue<JsonNode> jobs = new ConcurrentLinkedQueue<>();
    private @Nullable WebSocket socket;

    static SilentAgent of(PrintingOffice office, String memory) {
        SilentAgent agent = new SilentAgent();
        URI address = URI.create(
                "ws://127.0.0.1:" + office.port() + "/ws/printers/" + PrintingOffice.PRINTER + "?memory=" + memory);
        WebSocket opened = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + office.printerToken())
                .buildAsync(address, agent)
                .join();
        agent.socket = opened;
        opened.sendText("{\"type\": \"status\", \"faults\": [], \"paper\": \"ok\"}", true)
                .join();
        return agent;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            JsonNode frame = Json.tree(text.toString());
            text.setLength(0);
            if (frame.path("type").asText().equals("print")) {
                jobs.add(frame);
            }
        }
        from.request(1);
        return null;
    }

    /** The frames with jobs that it was sent, oldest first. */
    Queue<JsonNode> jobs() {
        return jobs;
    }

    /** The power goes. */
    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
