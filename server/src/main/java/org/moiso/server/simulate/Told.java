package org.moiso.server.simulate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.queue.WaitEstimate;

/**
 * What a visitor was told at the dispenser, and what came of it.
 *
 * @param estimate null when nothing was said
 * @param middle seconds that half of such waits stay below
 * @param naive seconds by people ahead times the mean visit
 * @param shared the same divided by the counters that are open for the service
 * @param waited seconds until the first call; null when there was none
 */
record Told(
        int day,
        ServiceId service,
        PriorityId priority,
        Instant at,
        int ahead,
        @Nullable WaitEstimate estimate,
        double middle,
        double naive,
        double shared,
        @Nullable Double waited) {

    Told waited(double seconds) {
        return new Told(day, service, priority, at, ahead, estimate, middle, naive, shared, seconds);
    }
}
