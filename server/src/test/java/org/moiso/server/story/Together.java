package org.moiso.server.story;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Lets several threads do something at the same moment. */
final class Together {

    private Together() {}

    /** Runs the same with every thread's own number, all starting at once; the results stand in the order of the numbers. */
    static <T> List<T> threads(int count, IntFunction<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<Callable<T>> tasks = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(number -> () -> {
                        start.await();
                        return work.apply(number);
                    })
                    .toList();
            return pool.invokeAll(tasks).stream().map(Together::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
