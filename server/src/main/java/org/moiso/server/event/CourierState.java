package org.moiso.server.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a receiver has come.
 *
 * @param seq of the last event that it has taken, or did not want
 * @param failures in a row
 * @param nextAt not tried before this
 * @param trouble what the last try failed of; null when it did not
 */
public record CourierState(
        long seq, int failures, Instant nextAt, @Nullable String trouble) {}
