package org.moiso.server.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.TicketId;

/** Appointments in the database. Opens and commits nothing. Safe for all threads. */
public final class AppointmentStore {

    private static final String COLUMNS =
            "id, office, code, service, starts_at, business_day, language, name, phone, status, ticket";

    void insert(Handle handle, Appointment it) {
        handle.createUpdate("insert into appointment (" + COLUMNS + """
                        ) values (:id, :office, :code, :service, :at, :day, :language, :name, :phone, :status, null)
                        """)
                .bind("id", it.id())
                .bind("office", it.office().value())
                .bind("code", it.code().value())
                .bind("service", it.service().value())
                .bind("at", it.at().atOffset(ZoneOffset.UTC))
                .bind("day", it.day())
                .bind("language", it.language().code())
                .bind("name", it.name())
                .bind("phone", it.phone())
                .bind("status", it.status().code())
                .execute();
    }

    void update(Handle handle, Appointment it) {
        TicketId ticket = it.ticket();
        handle.createUpdate(
                        "update appointment set status = :status, ticket = :ticket, name = :name, phone = :phone where id = :id")
                .bind("id", it.id())
                .bind("status", it.status().code())
                .bind("ticket", ticket == null ? null : (Long) ticket.value())
                .bind("name", it.name())
                .bind("phone", it.phone())
                .execute();
    }

    Optional<Appointment> find(Handle handle, OfficeId office, AppointmentCode code) {
        return handle.createQuery("select " + COLUMNS + " from appointment where office = :office and code = :code")
                .bind("office", office.value())
                .bind("code", code.value())
                .map((rs, context) -> appointment(rs))
                .findOne();
    }

    Optional<Appointment> find(Handle handle, long id) {
        return handle.createQuery("select " + COLUMNS + " from appointment where id = :id")
                .bind("id", id)
                .map((rs, context) -> appointment(rs))
                .findOne();
    }

    /** All of a day, the earliest first. */
    List<Appointment> of(Handle handle, OfficeId office, LocalDate day) {
        return handle.createQuery("select " + COLUMNS + """
                         from appointment where office = :office and business_day = :day order by starts_at, id
                        """)
                .bind("office", office.value())
                .bind("day", day)
                .map((rs, context) -> appointment(rs))
                .list();
    }

    /** How many have each slot of a service, from a day on to another, that one included. */
    Map<Instant, Integer> taken(Handle handle, OfficeId office, ServiceId service, LocalDate from, LocalDate to) {
        return handle
                .createQuery("""
                        select starts_at, count(*) from appointment
                        where office = :office and business_day between :from and :to and service = :service
                        and status in ('booked', 'arrived') group by starts_at
                        """)
                .bind("office", office.value())
                .bind("service", service.value())
                .bind("from", from)
                .bind("to", to)
                .map((rs, context) -> Map.entry(at(rs, 1), rs.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Who is still expected between two moments. */
    public List<Appointment> expected(Handle handle, OfficeId office, LocalDate day, Instant from, Instant to) {
        return of(handle, office, day).stream()
                .filter(it -> it.status() == AppointmentStatus.BOOKED
                        && !it.at().isBefore(from)
                        && it.at().isBefore(to))
                .toList();
    }

    /** Those of past days on which something is left to do: to expire, or to forget names. */
    List<Appointment> open(Handle handle, OfficeId office, LocalDate today) {
        return handle.createQuery("select " + COLUMNS + """
                         from appointment where office = :office and closed = false and business_day < :today
                        """)
                .bind("office", office.value())
                .bind("today", today)
                .map((rs, context) -> appointment(rs))
                .list();
    }

    /** Nothing is left to do. */
    void close(Handle handle, Appointment it) {
        handle.createUpdate(
                        "update appointment set status = :status, name = null, phone = null, closed = true where id = :id")
                .bind("id", it.id())
                .bind("status", it.status().code())
                .execute();
    }

    private static Appointment appointment(ResultSet rs) throws SQLException {
        Long ticket = rs.getObject("ticket", Long.class);
        return new Appointment(
                rs.getLong("id"),
                new OfficeId(rs.getString("office")),
                new AppointmentCode(rs.getString("code")),
                new ServiceId(rs.getString("service")),
                rs.getObject("starts_at", OffsetDateTime.class).toInstant(),
                rs.getObject("business_day", LocalDate.class),
                Language.of(rs.getString("language")),
                rs.getString("name"),
                rs.getString("phone"),
                AppointmentStatus.of(rs.getString("status")),
                ticket == null ? null : new TicketId(ticket));
    }

    private static Instant at(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
