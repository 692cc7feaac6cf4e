package org.moiso.server.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a webhook has come.
 *
 * @param seq of the last event that its receiver has taken
 * @param failures in a row
 * @param nextAt not tried before this
 * @param trouble what the last try failed of; null when it did not
 */
record HookState(
        long seq, int failures, Instant nextAt, @Nullable String trouble) {}
