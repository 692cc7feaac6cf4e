package org.moiso.server.emergency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.moiso.server.office.CounterId;

/**
 * A counter's last call for help.
 *
 * @param raisedBy name of the officer who called
 * @param answeredBy name of who is on the way, or of the officer who took it back; null while nobody is
 */
public record Emergency(
        CounterId counter,
        Instant raisedAt,
        String raisedBy,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy) {

    public boolean open() {
        return answeredAt == null;
    }

    Emergency answered(Instant at, String by) {
        return new Emergency(counter, raisedAt, raisedBy, at, by);
    }
}
