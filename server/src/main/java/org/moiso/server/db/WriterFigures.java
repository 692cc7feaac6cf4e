package org.moiso.server.db;

/**
 * What the writer has done since the start.
 *
 * @param commands answered, refusals of a rule included
 * @param batches transactions they took
 * @param failedBatches transactions that the database did not take
 * @param refused commands that were not taken because too many waited or the database failed
 * @param waiting commands that wait now
 * @param nanoseconds spent from the first command of a batch to its answer
 */
public record WriterFigures(
        long commands, long batches, long failedBatches, long refused, int waiting, long nanoseconds) {}
