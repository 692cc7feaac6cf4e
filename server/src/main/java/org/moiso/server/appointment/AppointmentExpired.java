package org.moiso.server.appointment;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/** Nobody came until the end of the day. */
public record AppointmentExpired(AppointmentFacts appointment) implements DomainEvent {

    public static final String TYPE = "appointment.expired";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
