package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;

/** An officer takes a counter, or opens it again after a pause. */
public record CounterOpened(
        CounterFacts counter,
        @Nullable String officer,
        @Nullable String reason) implements DomainEvent {

    public static final String TYPE = "counter.opened";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
