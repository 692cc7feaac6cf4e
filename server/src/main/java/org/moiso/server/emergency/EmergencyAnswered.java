package org.moiso.server.emergency;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;

/**
 * Somebody goes to a counter that called for help, or its officer took the call back.
 *
 * @param officer name of who answered
 * @param seconds from the call to the answer
 */
public record EmergencyAnswered(CounterFacts counter, String officer, long seconds) implements DomainEvent {

    public static final String TYPE = "emergency.answered";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
