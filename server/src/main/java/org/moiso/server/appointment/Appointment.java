package org.moiso.server.appointment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.TicketId;

/**
 * A booked slot. Immutable.
 *
 * @param at when the slot begins
 * @param day the business day of it
 * @param name as given, if any; erased after the day, like the phone
 * @param ticket what it became at check-in
 */
public record Appointment(
        long id,
        OfficeId office,
        AppointmentCode code,
        ServiceId service,
        Instant at,
        LocalDate day,
        Language language,
        @Nullable String name,
        @Nullable String phone,
        AppointmentStatus status,
        @Nullable TicketId ticket) {

    Appointment arrived(TicketId as) {
        return new Appointment(
                id, office, code, service, at, day, language, name, phone, AppointmentStatus.ARRIVED, as);
    }

    Appointment ended(AppointmentStatus next) {
        return new Appointment(id, office, code, service, at, day, language, null, null, next, ticket);
    }
}
