package org.moiso.server.bench;

import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Many boards on one server: how fast a call reaches them all, what it costs, and what it costs merely to hold them. The load generator runs beside the server on the same processors, so its own cost is shown with the server's.
 */
public final class HallBench {

    private static final int DIALLING_AT_ONCE = 50;

    private final ServerUnderLoad server;
    private final PrintWriter out;
    private final List<BoardLine> boards = new ArrayList<>();
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
        Sheet.say(
                out,
                "%d boards connected, server resident %.0f MB (%.0f MB before)",
                many,
                server.residentMegabytes(),
                before);
        measure(calls);
        double held = server.residentMegabytes();
        int more = sockets - boards.size();
        if (more > 0) {
            hold(sockets);
            double after = server.residentMegabytes();
            Sheet.say(
                    out,
                    "%d sockets held, server resident %.0f MB: %.1f kB for each of the last %d",
                    boards.size(),
                    after,
                    1000 * (after - held) / more,
                    more);
            idle();
        }
        boards.forEach(BoardLine::close);
        threads.shutdownNow();
    }

    private void hold(int wanted) throws Exception {
        long begin = System.nanoTime();
        int first = boards.size();
        while (boards.size() < wanted) {
            List<CompletableFuture<BoardLine>> dialled = new ArrayList<>();
            for (int i = 0; i < Math.min(DIALLING_AT_ONCE, wanted - boards.size()); i++) {
                dialled.add(BoardLine.dial(client, server.port(), "bench", counter -> {}));
            }
            for (CompletableFuture<BoardLine> each : dialled) {
                boards.add(each.get(30, TimeUnit.SECONDS));
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Sheet.say(out, "%d sockets opened with their snapshots in %.1f s", wanted - first, seconds);
    }

    private void measure(int calls) throws Exception {
        Queue<Long> took = new ConcurrentLinkedQueue<>();
        try (HttpLine officer = server.lineOf("bench-1")) {
            Presses.sitDown(officer, "bench.q1");
            for (int i = 0; i < calls + 10; i++) {
                ServerUnderLoad.issue(officer);
            }
            for (int i = 0; i < 10; i++) {
                BoardBench.call(officer, boards, new ConcurrentLinkedQueue<>());
            }
            double serverCpu = server.cpuSeconds();
            double ownCpu = Processors.ofThisProcess();
            long begin = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                BoardBench.call(officer, boards, took);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            double frames = (double) calls * boards.size();
            out.println(Figures.heading());
            out.println(Figures.of(
                    "call -> frame at a board",
                    boards.size(),
                    took.stream().mapToLong(it -> it).toArray(),
                    seconds));
            Sheet.say(
                    out,
                    "processor time a call and board: server %.1f µs, load generator %.1f µs (each call is three events"
                            + " and one list of queues, so four frames to a board)",
                    1e6 * (server.cpuSeconds() - serverCpu) / frames,
                    1e6 * (Processors.ofThisProcess() - ownCpu) / frames);
        }
    }

    /** What pings to everybody cost while nothing happens. */
    private void idle() throws InterruptedException {
        double before = server.cpuSeconds();
        TimeUnit.SECONDS.sleep(30);
        Sheet.say(
                out,
                "30 s of rest with %d sockets: %.2f s of the server's processor time",
                boards.size(),
                server.cpuSeconds() - before);
    }
}
