package org.moiso.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One frame for many sockets. */
final class SocketHubTest {

    private static final int SOCKETS = 40;

    private final SocketHub hub = new SocketHub();
    private final Javalin server = Javalin.create(config -> config.routes.ws("/live", socket -> {
                socket.onConnect(it -> hub.join("hall", it).begin(List.of()));
                socket.onClose(hub::leave);
            }))
            .start(0);

    @AfterEach
    void close() {
        hub.close();
        server.stop();
    }

    @Test
    void a_frame_is_written_out_once_whoever_follows() {
        AtomicInteger heard = new AtomicInteger();
        HttpClient client = HttpClient.newHttpClient();
        List<WebSocket> sockets = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            sockets.add(client.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://localhost:" + server.port() + "/live"), new Ear(heard))
                    .join());
        }
        await().until(() -> hub.sockets() == SOCKETS);
        Counted frame = new Counted(new AtomicInteger());

        hub.publish("hall", frame);
        hub.publish("another hall", frame);

        await().until(() -> heard.get() == SOCKETS);
        assertThat(frame.writings).hasValue(1);
        sockets.forEach(WebSocket::abort);
    }

    /** A frame that knows how often it was made text of. */
    private record Counted(AtomicInteger writings) {

        @JsonProperty
        String type() {
            writings.incrementAndGet();
            return "counted";
        }
    }

    private record Ear(AtomicInteger heard) implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            if (last) {
                heard.incrementAndGet();
            }
            from.request(1);
            return null;
        }
    }
}
