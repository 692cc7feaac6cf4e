package org.moiso.server.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A board that listens, and tells of each call that would stand on its screen now. */
final class BoardLine implements WebSocket.Listener, AutoCloseable {

    private static final String CALLED = "\"type\":\"ticket.called\"";
    private static final Pattern COUNTER = Pattern.compile("\"counter\":\\{\"id\":\"([^\"]+)\"");

    private final CompletableFuture<BoardLine> ready = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private volatile Consumer<String> onCall;
    private @Nullable WebSocket socket;

    private BoardLine(Consumer<String> onCall) {
        this.onCall = onCall;
    }

    /**
     * Opens one.
     *
     * @param onCall is told the counter of each call: {@code bench.q1}
     * @return it, once it has its first frame
     */
    static CompletableFuture<BoardLine> dial(HttpClient client, int port, String office, Consumer<String> onCall) {
        BoardLine board = new BoardLine(onCall);
        CompletableFuture<WebSocket> unused = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/ws/offices/" + office + "/board"), board)
                .whenComplete((opened, failure) -> {
                    board.socket = opened;
                    if (failure != null) {
                        board.ready.completeExceptionally(failure);
                    }
                });
        return board.ready;
    }

    /** Tells somebody else from here on. */
    void expect(Consumer<String> called) {
        onCall = called;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            ready.complete(this);
            if (text.indexOf(CALLED) >= 0) {
                Matcher counter = COUNTER.matcher(text);
                if (counter.find()) {
                    onCall.accept(counter.group(1));
                }
            }
            text.setLength(0);
            text.trimToSize();
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
