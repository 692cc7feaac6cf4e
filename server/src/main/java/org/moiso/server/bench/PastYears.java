package org.moiso.server.bench;

import com.github.f4b6a3.tsid.Tsid;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A log as long as after years of work, put straight into the tables of a database that nobody works on: visits that have come, got a slip, were called, served and are gone, the last of them the
 * day before. {@code moiso check} finds nothing wrong with it. Of one thread.
 */
public final class PastYears implements AutoCloseable {

    /**
     * Where it happened: an office that is there, and keys of its plan.
     *
     * @param prefix of the numbers
     */
    public record Place(
            String office,
            String series,
            String prefix,
            String service,
            String counter,
            String officer,
            String printer) {}

    static final int EVENTS_A_TICKET = 5;
    private static final int AROUND_A_DAY = 2;
    private static final int TOGETHER = 1000;
    private static final int APPOINTMENT_EVERY = 10;
    private static final int WORKING_SECONDS = 10 * 3600;
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private final Connection connection;
    private final Place place;
    private final int aDay;
    private final PreparedStatement tickets;
    private final PreparedStatement events;
    private final PreparedStatement calls;
    private final PreparedStatement proofs;
    private final PreparedStatement jobs;
    private final PreparedStatement appointments;
    private long seq;

    /**
     * @param ticketsADay how many visits a day has
     */
    public PastYears(Connection connection, Place place, int ticketsADay) throws SQLException {
        this.connection = connection;
        this.place = place;
        this.aDay = ticketsADay;
        connection.setAutoCommit(false);
        tickets = connection.prepareStatement("""
                insert into ticket (id, office, business_day, series, number_in_series, lap, number, service, priority, language, status, issued_at,
                    waits_since, code, dispenser, counter, officer, call_id, call_count, called_at, announced_at, started_at, ended_at, dossiers, calls)
                values (?, ?, ?, ?, ?, 0, ?, ?, 'normal', 'vi', 'finished', ?, ?, ?, 'kiosk', ?, ?, ?, 1, ?, ?, ?, ?, 1, 1)
                """);
        events = connection.prepareStatement("""
                insert into office_event (office, seq, at, business_day, type, actor, ticket, request_id, body)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        calls = connection.prepareStatement("""
                insert into visit_call (id, office, business_day, ticket, counter, officer, call_count, called_at)
                values (?, ?, ?, ?, ?, ?, 1, ?)
                """);
        proofs = connection.prepareStatement("""
                insert into call_proof (office, seq, called_at, shown_at, shown_by) values (?, ?, ?, ?, 'hall')
                """);
        jobs = connection.prepareStatement("""
                insert into print_job (id, office, seq, ticket, printer, status, attempt, at, dot_rows)
                values (?, ?, ?, ?, ?, 'printed', 1, ?, 900)
                """);
        appointments = connection.prepareStatement("""
                insert into appointment (id, office, code, service, starts_at, business_day, language, status, ticket, closed)
                values (?, ?, ?, ?, ?, ?, 'vi', 'arrived', ?, true)
                """);
    }

    /**
     * Puts whole days before the office's business day, and before what its log has already.
     *
     * @param atLeast how many lines that shall be
     * @return how many they are
     */
    public long add(long atLeast) throws SQLException {
        long lines = (long) aDay * EVENTS_A_TICKET + AROUND_A_DAY;
        long days = (atLeast + lines - 1) / lines;
        LocalDate first = businessDay().minusDays(days);
        makeRoom(days * lines);
        for (long day = 0; day < days; day++) {
            day(first.plusDays(day), day * aDay);
        }
        write();
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze");
            connection.commit();
        }
        return days * lines;
    }

    private LocalDate businessDay() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select business_day from office where id = ?")) {
            query.setString(1, place.office);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("There is no office " + place.office);
                }
                return row.getObject(1, LocalDate.class);
            }
        }
    }

    /** What the log has already comes after the past; the print queue has read all of it. */
    private void makeRoom(long lines) throws SQLException {
        run("update office_event set seq = seq + ? where office = ?", lines, place.office);
        run("update office set last_seq = last_seq + ? where id = ?", lines, place.office);
        run("delete from feed_cursor where office = ?", place.office);
        run(
                "insert into feed_cursor (consumer, office, seq) select 'print', id, last_seq from office where id = ?",
                place.office);
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        }
    }

    private void day(LocalDate day, long before) throws SQLException {
        OffsetDateTime morning = day.atTime(0, 30).atOffset(ZoneOffset.UTC);
        event(morning, day, "counter.opened", null, null, counter("open"));
        for (int i = 0; i < aDay; i++) {
            visit(day, morning.plusSeconds((long) i * WORKING_SECONDS / aDay), before + i + 1, i + 1);
        }
        event(morning.plusSeconds(WORKING_SECONDS), day, "counter.closed", null, null, counter("closed"));
    }

    private void visit(LocalDate day, OffsetDateTime at, long id, int number) throws SQLException {
        String text = place.prefix + "%04d".formatted(number);
        String waiting = ticket(id, text, "waiting");
        String called = ticket(id, text, "called");
        String key = Tsid.from(id).toString();
        event(
                at,
                day,
                "ticket.issued",
                id,
                "i-" + key,
                "{" + waiting + ",\"dispenser\":\"kiosk\",\"route\":[],\"dossiers\":1}");
        add(jobs, id, place.office, seq, id, place.printer, at);
        event(
                at,
                day,
                "slip.printed",
                id,
                null,
                "{\"ticketId\":" + id + ",\"number\":\"" + text + "\",\"printer\":\"" + place.office + "."
                        + place.printer + "\",\"evidence\":\"confirmed\"}");
        OffsetDateTime then = at.plusSeconds(WORKING_SECONDS / aDay / 4);
        event(
                then,
                day,
                "ticket.called",
                id,
                "c-" + key,
                "{" + called + "," + counterPart("open") + ",\"call\":{\"id\":\"" + key + "\"," + called + ","
                        + counterPart("open") + ",\"count\":1,\"calledAt\":\"" + then
                        + "\"},\"waitedSeconds\":600,\"reason\":null}");
        add(calls, id, place.office, day, id, place.counter, place.officer, then);
        add(proofs, place.office, seq, then, then);
        OffsetDateTime end = at.plusSeconds(WORKING_SECONDS / aDay - 1);
        event(
                then,
                day,
                "ticket.started",
                id,
                null,
                "{" + ticket(id, text, "serving") + "," + counterPart("open") + ",\"walkedSeconds\":20}");
        event(
                end,
                day,
                "ticket.finished",
                id,
                "f-" + key,
                "{" + ticket(id, text, "finished") + "," + counterPart("open")
                        + ",\"was\":\"serving\",\"servedSeconds\":500,\"dossiers\":1,\"outcome\":null}");
        add(
                tickets,
                id,
                place.office,
                day,
                place.series,
                number,
                text,
                place.service,
                at,
                at,
                scattered(id),
                place.counter,
                place.officer,
                id,
                then,
                then,
                then,
                end);
        if (number % APPOINTMENT_EVERY == 0) {
            add(appointments, id, place.office, scattered(id).substring(4), place.service, at, day, id);
        }
        if (id % TOGETHER == 0) {
            write();
        }
    }

    private String ticket(long id, String number, String status) {
        return "\"ticket\":{\"id\":\"" + Tsid.from(id) + "\",\"number\":\"" + number + "\",\"service\":\""
                + place.office + "." + place.service + "\",\"status\":\"" + status
                + "\",\"language\":\"vi\",\"priority\":\"normal\"}";
    }

    private String counter(String status) {
        return "{" + counterPart(status) + ",\"officer\":\"Bench\",\"reason\":null}";
    }

    private String counterPart(String status) {
        return "\"counter\":{\"id\":\"" + place.office + "." + place.counter + "\",\"number\":1,\"name\":{\"vi\":\""
                + place.counter + "\"},\"status\":\"" + status + "\"}";
    }

    /** Codes lie all over their index, as those that are drawn. */
    private static String scattered(long id) {
        return Tsid.from((id * SCATTER) >>> 4).toString().substring(1);
    }

    private void event(
            OffsetDateTime at, LocalDate day, String type, @Nullable Long ticket, @Nullable String request, String body)
            throws SQLException {
        add(events, place.office, ++seq, at, day, type, place.officer, ticket, request, body);
    }

    private static void add(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        set(statement, values);
        statement.addBatch();
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private void write() throws SQLException {
        for (PreparedStatement rows : new PreparedStatement[] {tickets, events, calls, proofs, jobs, appointments}) {
            rows.executeBatch();
        }
        connection.commit();
    }

    /** Closes the connection too. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
