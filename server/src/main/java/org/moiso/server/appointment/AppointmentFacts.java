package org.moiso.server.appointment;

import java.time.OffsetDateTime;
import org.moiso.server.catalog.OfficePlan;

/**
 * What an event says of its appointment: nothing of the person, and not the code.
 *
 * @param service scoped id
 * @param at when the slot begins
 */
public record AppointmentFacts(String id, String service, OffsetDateTime at, AppointmentStatus status) {

    static AppointmentFacts of(OfficePlan plan, Appointment appointment) {
        return new AppointmentFacts(
                Long.toString(appointment.id()),
                plan.id().scoped(appointment.service().value()),
                plan.shown(appointment.at()),
                appointment.status());
    }
}
