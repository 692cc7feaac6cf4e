package org.moiso.server.emergency;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;

/**
 * A counter calls for help. It goes to staff only: no board is told, for the one who threatens may look at it.
 *
 * @param officer name of who called
 */
public record EmergencyRaised(CounterFacts counter, String officer) implements DomainEvent {

    public static final String TYPE = "emergency.raised";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
