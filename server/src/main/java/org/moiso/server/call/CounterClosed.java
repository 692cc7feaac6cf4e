package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;

/** The officer has left the counter. */
public record CounterClosed(
        CounterFacts counter,
        @Nullable String officer,
        @Nullable String reason) implements DomainEvent {

    public static final String TYPE = "counter.closed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
