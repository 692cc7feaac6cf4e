package org.moiso.server.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ProcedureId;
import org.moiso.server.catalog.SeriesId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.DispenserId;
import org.moiso.server.text.Language;

/** A ticket as a row of its table: what is bound to a statement, what is read from a result. */
final class TicketRow {

    private static final List<String> LASTING = List.of(
            "office",
            "business_day",
            "series",
            "number_in_series",
            "lap",
            "number",
            "issued_at",
            "language",
            "code",
            "dispenser");

    private static final List<String> CHANGING = List.of(
            "service",
            "procedure_key",
            "priority",
            "status",
            "waits_since",
            "not_before",
            "wanted_counter",
            "return_counter",
            "counter",
            "officer",
            "officer_name",
            "call_id",
            "call_count",
            "called_at",
            "announced_at",
            "started_at",
            "ended_at",
            "reason",
            "note",
            "route",
            "dossiers",
            "calls",
            "outcome_result",
            "outcome_channel",
            "outcome_payment",
            "outcome_done");

    /** Takes {@link #whole}. */
    static final String INSERT = "insert into ticket (" + String.join(", ", LASTING) + ", "
            + String.join(", ", CHANGING) + ", id) values (" + "?, ".repeat(LASTING.size() + CHANGING.size()) + "?)";

    /** Takes {@link #changing}. */
    static final String UPDATE = "update ticket set " + String.join(" = ?, ", CHANGING) + " = ? where id = ?";

    private TicketRow() {}

    static @Nullable Object[] whole(Ticket ticket) {
        return Stream.concat(lasting(ticket), Arrays.stream(changing(ticket))).toArray();
    }

    private static Stream<@Nullable Object> lasting(Ticket ticket) {
        return Stream.of(
                ticket.office().value(),
                ticket.number().businessDay(),
                ticket.number().series().value(),
                ticket.number().place(),
                ticket.number().lap(),
                ticket.number().text(),
                at(ticket.issuedAt()),
                ticket.language().code(),
                ticket.code().value(),
                ticket.dispenser() == null ? null : ticket.dispenser().value());
    }

    /** In the order of the columns, and the id. */
    static @Nullable Object[] changing(Ticket ticket) {
        Attendance stay = ticket.attendance();
        Outcome outcome = ticket.outcome();
        return new @Nullable Object[] {
            ticket.service().value(),
            ticket.procedure() == null ? null : ticket.procedure().value(),
            ticket.priority().value(),
            ticket.status().code(),
            at(ticket.waitsSince()),
            at(ticket.notBefore()),
            ticket.wanted() == null ? null : ticket.wanted().value(),
            ticket.returning() == null ? null : ticket.returning().value(),
            stay == null ? null : stay.counter().value(),
            stay == null ? null : stay.officer(),
            stay == null ? null : stay.officerName(),
            stay == null ? null : (Long) stay.call(),
            stay == null ? 0 : stay.count(),
            stay == null ? null : at(stay.calledAt()),
            stay == null ? null : at(stay.announcedAt()),
            stay == null ? null : at(stay.startedAt()),
            stay == null ? null : at(stay.endedAt()),
            ticket.reason(),
            ticket.note(),
            ticket.route().isEmpty() ? null : joined(ticket.route()),
            ticket.dossiers(),
            ticket.calls(),
            outcome == null ? null : outcome.result().code(),
            outcome == null ? null : outcome.channel().code(),
            outcome == null ? null : outcome.payment().code(),
            outcome == null
                    ? null
                    : joined(outcome.done().stream()
                            .map(it -> it.procedure() + "=" + it.count())
                            .toList()),
            ticket.id().value()
        };
    }

    private static String joined(List<?> words) {
        return words.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    static Ticket ticket(ResultSet rs) throws SQLException {
        TicketNumber number = new TicketNumber(
                new SeriesId(rs.getString("series")),
                rs.getObject("business_day", LocalDate.class),
                rs.getInt("lap"),
                rs.getInt("number_in_series"),
                rs.getString("number"));
        String dispenser = rs.getString("dispenser");
        String procedure = rs.getString("procedure_key");
        return new Ticket(
                new TicketId(rs.getLong("id")),
                new OfficeId(rs.getString("office")),
                number,
                new TrackingCode(rs.getString("code")),
                dispenser == null ? null : new DispenserId(dispenser),
                new ServiceId(rs.getString("service")),
                procedure == null ? null : new ProcedureId(procedure),
                new PriorityId(rs.getString("priority")),
                Language.of(rs.getString("language")),
                required(rs, "issued_at"),
                TicketStatus.of(rs.getString("status")),
                required(rs, "waits_since"),
                instant(rs, "not_before"),
                counter(rs, "wanted_counter"),
                counter(rs, "return_counter"),
                attendance(rs),
                rs.getString("reason"),
                rs.getString("note"),
                words(rs, "route").map(ServiceId::new).toList(),
                rs.getInt("dossiers"),
                rs.getInt("calls"),
                outcome(rs));
    }

    private static @Nullable Outcome outcome(ResultSet rs) throws SQLException {
        String result = rs.getString("outcome_result");
        return result == null
                ? null
                : new Outcome(
                        Outcome.Result.of(result),
                        Outcome.Channel.of(rs.getString("outcome_channel")),
                        Outcome.Payment.of(rs.getString("outcome_payment")),
                        words(rs, "outcome_done").map(TicketRow::done).toList());
    }

    private static Outcome.Done done(String word) {
        int at = word.lastIndexOf('=');
        return new Outcome.Done(new ProcedureId(word.substring(0, at)), Integer.parseInt(word.substring(at + 1)));
    }

    private static Stream<String> words(ResultSet rs, String column) throws SQLException {
        String text = rs.getString(column);
        return text == null || text.isBlank() ? Stream.of() : Arrays.stream(text.split(" ", -1));
    }

    private static @Nullable Attendance attendance(ResultSet rs) throws SQLException {
        CounterId counter = counter(rs, "counter");
        if (counter == null) {
            return null;
        }
        return new Attendance(
                counter,
                rs.getString("officer"),
                rs.getString("officer_name"),
                rs.getLong("call_id"),
                rs.getInt("call_count"),
                required(rs, "called_at"),
                required(rs, "announced_at"),
                instant(rs, "started_at"),
                instant(rs, "ended_at"));
    }

    private static @Nullable CounterId counter(ResultSet rs, String column) throws SQLException {
        String value = rs.getString(column);
        return value == null ? null : new CounterId(value);
    }

    static Instant required(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
