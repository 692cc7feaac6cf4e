package org.moiso.server.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** From an officer's click to the frame at the boards. */
final class BoardBench {

    private BoardBench() {}

    /** Opens boards, lets an officer call, and measures from sending the call to each board's frame of it. */
    static Figures measure(ServerUnderLoad server, int boards, int calls) throws Exception {
        List<BoardLine> screens = new ArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < boards; i++) {
            screens.add(BoardLine.dial(client, server.port(), "bench", counter -> {})
                    .get(30, TimeUnit.SECONDS));
        }
        Queue<Long> took = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        try (HttpLine officer = server.lineOf("bench-1")) {
            Presses.sitDown(officer, "bench.q1");
            for (int i = 0; i < calls; i++) {
                call(officer, screens, took);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        screens.forEach(BoardLine::close);
        return Figures.of(
                "call -> frame at a board",
                boards,
                took.stream().mapToLong(it -> it).toArray(),
                seconds);
    }

    /**
     * Calls whoever is next and waits until all boards have it.
     *
     * @param took gets the nanoseconds from sending the call to each board's frame
     */
    static void call(HttpLine officer, List<BoardLine> screens, Queue<Long> took)
            throws IOException, InterruptedException {
        CountDownLatch shown = new CountDownLatch(screens.size());
        long sent = System.nanoTime();
        screens.forEach(screen -> screen.expect(counter -> {
            screen.expect(again -> {});
            took.add(System.nanoTime() - sent);
            shown.countDown();
        }));
        ServerUnderLoad.must(201, Presses.callNext(officer, "bench.q1"));
        if (!shown.await(60, TimeUnit.SECONDS)) {
            throw new IOException(shown.getCount() + " boards did not get the call");
        }
    }
}
