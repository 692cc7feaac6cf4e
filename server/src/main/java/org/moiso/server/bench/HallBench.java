package org.moiso.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Many boards on one server: how fast a call reaches them all, what it costs, and what it costs merely to hold them. The load generator runs beside the server on the same processors, so its own cost is shown with the server's.
 */
public final class HallBench {

    private static final int DIALLING_AT_ONCE = 50;

    private final ServerUnderLoad server;
    private final PrintWriter out;
    private final List<Held> boards = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "boards");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client = HttpClient.newBuilder().executor(threads).build();

    HallBench(ServerUnderLoad server, PrintWriter out) {
        this.server = server;
        this.out = out;
    }

    /** Opens boards, measures calls, then opens sockets up to a number and says what each takes. */
    void run(int many, int calls, int sockets) throws Exception {
        double before = server.residentMegabytes();
        hold(many);
        say("%d boards connected, server resident %.0f MB (%.0f MB before)", many, server.residentMegabytes(), before);
        measure(calls);
        double held = server.residentMegabytes();
        int more = sockets - boards.size();
        if (more > 0) {
            hold(sockets);
            double after = server.residentMegabytes();
            say(
                    "%d sockets held, server resident %.0f MB: %.1f kB for each of the last %d",
                    boards.size(), after, 1000 * (after - held) / more, more);
            idle();
        }
        boards.forEach(Held::close);
        threads.shutdownNow();
    }

    private void hold(int wanted) throws Exception {
        long begin = System.nanoTime();
        int first = boards.size();
        while (boards.size() < wanted) {
            List<CompletableFuture<Held>> dialled = new ArrayList<>();
            for (int i = 0; i < Math.min(DIALLING_AT_ONCE, wanted - boards.size()); i++) {
                dialled.add(Held.dial(client, server.port()));
            }
            for (CompletableFuture<Held> each : dialled) {
                boards.add(each.get(30, TimeUnit.SECONDS));
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        say("%d sockets opened with their snapshots in %.1f s", wanted - first, seconds);
    }

    private void measure(int calls) throws Exception {
        Queue<Long> took = new ConcurrentLinkedQueue<>();
        try (HttpLine officer = server.lineOf("bench1")) {
            ServerUnderLoad.must(204, officer.send("POST", "/api/counters/bench.q1/session", ""));
            for (int i = 0; i < calls + 10; i++) {
                ServerUnderLoad.issue(officer);
            }
            for (int i = 0; i < 10; i++) {
                call(officer, new ConcurrentLinkedQueue<>());
            }
            double serverCpu = server.cpuSeconds();
            double ownCpu = ownCpuSeconds();
            long begin = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                call(officer, took);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            double frames = (double) calls * boards.size();
            out.println(Figures.heading());
            out.println(Figures.of(
                    "call -> frame at a board",
                    boards.size(),
                    took.stream().mapToLong(it -> it).toArray(),
                    seconds));
            say(
                    "processor time a call and board: server %.1f µs, load generator %.1f µs (each call is three events"
                            + " and one list of queues, so four frames to a board)",
                    1e6 * (server.cpuSeconds() - serverCpu) / frames, 1e6 * (ownCpuSeconds() - ownCpu) / frames);
        }
    }

    private void call(HttpLine officer, Queue<Long> took) throws IOException, InterruptedException {
        CountDownLatch shown = new CountDownLatch(boards.size());
        long sent = System.nanoTime();
        boards.forEach(board -> board.expect(() -> {
            took.add(System.nanoTime() - sent);
            shown.countDown();
        }));
        String body = "{\"finishCurrent\":true,\"requestId\":\"" + UUID.randomUUID() + "\"}";
        ServerUnderLoad.must(201, officer.send("POST", "/api/counters/bench.q1/calls", body));
        if (!shown.await(60, TimeUnit.SECONDS)) {
            throw new IOException(shown.getCount() + " boards did not get the call");
        }
    }

    /** What pings to everybody cost while nothing happens. */
    private void idle() throws InterruptedException {
        double before = server.cpuSeconds();
        TimeUnit.SECONDS.sleep(30);
        say(
                "30 s of rest with %d sockets: %.2f s of the server's processor time",
                boards.size(), server.cpuSeconds() - before);
    }

    private static double ownCpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(it -> it.toMillis() / 1e3)
                .orElse(Double.NaN);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library for this one private method
    private void say(String sentence, Object... values) {
        out.println(String.format(Locale.ROOT, sentence, values));
        out.flush();
    }

    /** A board that has its snapshot. */
    private static final class Held implements WebSocket.Listener {

        private static final String CALLED = "\"type\":\"ticket.called\"";

        private final CompletableFuture<Held> ready = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private volatile @Nullable Runnable onCall;
        private @Nullable WebSocket socket;

        static CompletableFuture<Held> dial(HttpClient client, int port) {
            Held held = new Held();
            CompletableFuture<WebSocket> unused = client.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://localhost:" + port + "/ws/offices/bench/board"), held)
                    .whenComplete((opened, failure) -> {
                        held.socket = opened;
                        if (failure != null) {
                            held.ready.completeExceptionally(failure);
                        }
                    });
            return held.ready;
        }

        void expect(Runnable called) {
            onCall = called;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                ready.complete(this);
                Runnable called = onCall;
                if (called != null && text.indexOf(CALLED) >= 0) {
                    onCall = null;
                    called.run();
                }
                text.setLength(0);
                text.trimToSize();
            }
            from.request(1);
            return null;
        }

        void close() {
            WebSocket open = socket;
            if (open != null) {
                open.abort();
            }
        }
    }
}
