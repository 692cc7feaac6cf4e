package org.moiso.server.print;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The slips of a printer since the business day began.
 *
 * @param waiting for their turn
 * @param failed waiting for the printer to be well again
 * @param unknown of which nobody knows whether they are on paper, answered for or not
 * @param dropped that nobody needed any more
 * @param rows the paper that the printed ones took
 * @param first when the first of them came out
 */
record SlipCount(
        int printed,
        int waiting,
        int failed,
        int unknown,
        int dropped,
        long rows,
        @Nullable Instant first) {}
