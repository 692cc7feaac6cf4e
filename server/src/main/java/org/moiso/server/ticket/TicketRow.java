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
import org.jdbi.v3.core.statement.SqlStatement;
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

    private TicketRow() {}

    static <S extends SqlStatement<S>> S bind(S statement, Ticket ticket) {
        Attendance stay = ticket.attendance();
        return outcome(statement, ticket.outcome())
                .bind("id", ticket.id().value())
                .bind("service", ticket.service().value())
                .bind(
                        "procedure",
                        ticket.procedure() == null ? null : ticket.procedure().value())
                .bind("priority", ticket.priority().value())
                .bind("status", ticket.status().code())
                .bind("since", at(ticket.waitsSince()))
                .bind("notBefore", at(ticket.notBefore()))
                .bind("wanted", ticket.wanted() == null ? null : ticket.wanted().value())
                .bind(
                        "returning",
                        ticket.returning() == null ? null : ticket.returning().value())
                .bind("counter", stay == null ? null : stay.counter().value())
                .bind("officer", stay == null ? null : stay.officer())
                .bind("officerName", stay == null ? null : stay.officerName())
                .bind("call", stay == null ? null : (Long) stay.call())
                .bind("count", stay == null ? 0 : stay.count())
                .bind("called", stay == null ? null : at(stay.calledAt()))
                .bind("announced", stay == null ? null : at(stay.announcedAt()))
                .bind("started", stay == null ? null : at(stay.startedAt()))
                .bind("ended", stay == null ? null : at(stay.endedAt()))
                .bind("reason", ticket.reason())
                .bind("note", ticket.note())
                .bind("route", ticket.route().isEmpty() ? null : joined(ticket.route()))
                .bind("dossiers", ticket.dossiers())
                .bind("calls", ticket.calls());
    }

    private static <S extends SqlStatement<S>> S outcome(S statement, @Nullable Outcome outcome) {
        return statement
                .bind("result", outcome == null ? null : outcome.result().code())
                .bind("channel", outcome == null ? null : outcome.channel().code())
                .bind("payment", outcome == null ? null : outcome.payment().code())
                .bind(
                        "done",
                        outcome == null
                                ? null
                                : joined(outcome.done().stream()
                                        .map(it -> it.procedure() + "=" + it.count())
                                        .toList()));
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
