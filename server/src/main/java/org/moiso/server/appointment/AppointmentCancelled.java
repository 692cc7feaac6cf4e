package org.moiso.server.appointment;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/** A slot was given back. */
public record AppointmentCancelled(AppointmentFacts appointment) implements DomainEvent {

    public static final String TYPE = "appointment.cancelled";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
