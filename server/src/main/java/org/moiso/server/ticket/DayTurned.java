package org.moiso.server.ticket;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/** A new business day: numbers start again. */
public record DayTurned(LocalDate from, LocalDate to, int expired) implements DomainEvent {

    public static final String TYPE = "day.turned";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
