package org.moiso.server.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Lets a number of clients repeat an operation for some seconds. */
final class Load {

    /** One client's operation; made once, repeated by one thread. */
    @FunctionalInterface
    interface Operation {

        void once() throws Exception;
    }

    private Load() {}

    /**
     * @param client makes the operation of each client, before the clock starts
     */
    static Figures run(String what, int clients, double seconds, Callable<Operation> client) throws Exception {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            operations.add(client.call());
        }
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long begin = System.nanoTime();
            long end = begin + (long) (seconds * 1e9);
            List<Future<long[]>> results = new ArrayList<>();
            for (Operation operation : operations) {
                results.add(threads.submit(() -> repeat(operation, end)));
            }
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> result : results) {
                all.add(result.get());
            }
            double took = (System.nanoTime() - begin) / 1e9;
            long[] together = all.stream().flatMapToLong(LongStream::of).toArray();
            return Figures.of(what, clients, together, took);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] repeat(Operation operation, long end) throws Exception {
        LongStream.Builder took = LongStream.builder();
        for (long now = System.nanoTime(); now < end; ) {
            operation.once();
            long after = System.nanoTime();
            took.add(after - now);
            now = after;
        }
        return took.build().toArray();
    }
}
