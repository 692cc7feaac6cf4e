package org.moiso.server.office;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a counter, and whether it takes people.
 *
 * @param officer null when nobody holds it; it is closed then
 * @param reason of a pause
 */
public record CounterSession(
        CounterId counter,
        @Nullable Officer officer,
        CounterStatus status,
        @Nullable String reason,
        Instant since) {

    public boolean heldBy(String officerId) {
        return officer != null && officer.id().equals(officerId);
    }
}
