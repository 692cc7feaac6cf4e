package org.moiso.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.moiso.server.text.Messages;

/** A token that is withdrawn while its socket is just being opened. */
final class OpenSocketsTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void a_socket_is_cut_whose_right_was_withdrawn_between_the_door_and_the_room() throws Exception {
        Access access = new Access(cookie -> Caller.visitor(), this::onceAScreen);
        Routes board = config -> config.routes.ws("/ws/board", ws -> {}, Role.SCREEN);
        try (WebServer server = new WebServer(
                "127.0.0.1", 0, access, new Problems(new Messages()), List.of(new OpenSockets(access), board))) {
            CompletableFuture<Integer> closed = new CompletableFuture<>();

            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.start() + "/ws/board?token=abc"), hears(closed))
                    .get(10, TimeUnit.SECONDS);

            assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(OpenSockets.POLICY_VIOLATION);
        }
    }

    private Caller onceAScreen(String token) {
        return asked.getAndIncrement() == 0 ? new Caller(Role.SCREEN, "sanh", "Màn hình sảnh", null) : Caller.visitor();
    }

    private static WebSocket.Listener hears(CompletableFuture<Integer> closed) {
        return new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                closed.complete(code);
                return null;
            }
        };
    }
}
