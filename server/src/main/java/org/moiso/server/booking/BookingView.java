package org.moiso.server.booking;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.appointment.AppointmentStatus;
import org.moiso.server.call.TicketView;

/** What the booking page and those at the counters see of appointments. */
final class BookingView {

    private BookingView() {}

    /** What can be booked; {@code days} only where a service was asked for. */
    record Offer(String office, String language, List<String> languages, List<Choice> services, List<Day> days) {}

    record Choice(String id, String name) {}

    record Day(LocalDate date, List<Slot> slots) {}

    /**
     * @param at when it begins, local time with offset
     * @param room how many may still book it
     */
    record Slot(OffsetDateTime at, int room) {}

    /**
     * For the holder of its code.
     *
     * @param from from when the dispenser gives a number for it
     * @param to until when it counts
     */
    record Booked(
            String code,
            String office,
            String service,
            String serviceName,
            OffsetDateTime at,
            OffsetDateTime from,
            OffsetDateTime to,
            AppointmentStatus status,
            String url) {}

    /** For the staff: with the person. */
    record Listed(
            String code,
            String service,
            OffsetDateTime at,
            AppointmentStatus status,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String ticket) {}

    /** A ticket for an appointment. */
    record Arrived(TicketView ticket, OffsetDateTime at, boolean late) {}
}
