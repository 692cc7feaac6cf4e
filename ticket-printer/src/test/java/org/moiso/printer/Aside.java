package org.moiso.printer;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Does something that waits, while the test goes on, in a thread of its own. The common pool has a single thread on a
 * machine with two cores; from JDK 25 on, whatever waits there holds up everything else.
 */
final class Aside {

    private Aside() {}

    static <T> CompletableFuture<T> run(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task, "aside").start());
    }
}
