package org.moiso.server.catalog;

import java.time.Duration;
import org.moiso.server.text.LocalText;

/**
 * A named right to earlier service. No national rule fixes it for these counters: it is the office's to configure.
 *
 * @param headStartMinutes how much earlier than its arrival such a ticket counts under the calling rule {@code head-start}
 */
public record PriorityClass(PriorityId id, LocalText name, int headStartMinutes) {

    public Duration headStart() {
        return Duration.ofMinutes(headStartMinutes);
    }

    public boolean normal() {
        return id.equals(PriorityId.NORMAL);
    }
}
