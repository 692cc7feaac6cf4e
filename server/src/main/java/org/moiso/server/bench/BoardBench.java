package org.moiso.server.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** From an officer's click to the frame at the boards. */
final class BoardBench {

    private BoardBench() {}

    /** Opens boards, lets an officer call, and measures from sending the call to each board's frame of it. */
    static Figures measure(ServerUnderLoad server, int boards, int calls) throws Exception {
        List<Screen> screens = new ArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < boards; i++) {
            screens.add(new Screen(client, server.port()));
        }
        Queue<Long> took = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        try (HttpLine officer = server.lineOf("bench1")) {
            ServerUnderLoad.must(204, officer.send("POST", "/api/counters/bench.q1/session", ""));
            for (int i = 0; i < calls; i++) {
                call(officer, screens, took);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        screens.forEach(Screen::close);
        long[] all = took.stream().mapToLong(it -> it).toArray();
        return Figures.of("call -> frame at a board", boards, all, seconds);
    }

    private static void call(HttpLine officer, List<Screen> screens, Queue<Long> took)
            throws IOException, InterruptedException {
        CountDownLatch shown = new CountDownLatch(screens.size());
        long sent = System.nanoTime();
        screens.forEach(screen -> screen.expect(() -> {
            took.add(System.nanoTime() - sent);
            shown.countDown();
        }));
        String body = "{\"finishCurrent\":true,\"requestId\":\"" + UUID.randomUUID() + "\"}";
        ServerUnderLoad.must(201, officer.send("POST", "/api/counters/bench.q1/calls", body));
        if (!shown.await(30, TimeUnit.SECONDS)) {
            throw new IOException(shown.getCount() + " boards did not get the call");
        }
    }

    private static final class Screen implements WebSocket.Listener {

        private final WebSocket socket;
        private final StringBuilder text = new StringBuilder();
        private volatile @Nullable Runnable onCall;

        Screen(HttpClient client, int port) {
            socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://localhost:" + port + "/ws/offices/bench/board"), this)
                    .join();
        }

        void expect(Runnable called) {
            onCall = called;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                Runnable called = onCall;
                if (called != null && text.indexOf("\"type\":\"ticket.called\"") >= 0) {
                    onCall = null;
                    called.run();
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        void close() {
            socket.abort();
        }
    }
}
