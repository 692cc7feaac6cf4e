package org.moiso.server.db;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the writer remembers of an office between its transactions, so that it need not read it again: true as long as nobody else has written to the office, which
 * the sequence number under the lock tells. Used by the writer's thread only.
 */
final class OfficeMemory {

    private final Map<Class<?>, Object> values = new HashMap<>();
    private long trueAt;

    /** Forgets everything unless the office stands where this memory was left. */
    void check(long lastSeq) {
        if (lastSeq != trueAt) {
            values.clear();
        }
    }

    void leave(long lastSeq) {
        trueAt = lastSeq;
    }

    void forget() {
        values.clear();
    }

    <M> M get(Class<M> type, Supplier<M> loader) {
        return type.cast(values.computeIfAbsent(type, unknown -> loader.get()));
    }
}
