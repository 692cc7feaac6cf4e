package org.moiso.server.db;

/**
 * What a transaction does. It runs on the writer's thread: no waiting, no network, no second transaction inside. It may be run twice when
 * a neighbour in the batch fails, with what the first run wrote rolled back: so it changes nothing outside the transaction.
 *
 * @param <T> the transaction's view: {@link OfficeTx} or a plain Jdbi handle
 * @param <R> the outcome, handed to the caller once the data is safe
 */
@FunctionalInterface
public interface Work<T, R> {

    R in(T tx);
}
