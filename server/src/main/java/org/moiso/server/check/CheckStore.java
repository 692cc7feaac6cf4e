package org.moiso.server.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.json.Json;

/** What the checker reads: the log page by page, everything else day by day, so that a long log needs little memory and nothing is read twice. Changes nothing. Safe for all threads. */
final class CheckStore {

    private static final int PAGE = 2000;

    record OfficeFacts(OfficeId id, long planVersion, LocalDate day, long lastSeq) {}

    record Entry(
            long seq, LocalDate day, String type, @Nullable Long ticket, JsonNode body) {}

    record TicketFactsRow(
            long id,
            LocalDate day,
            String series,
            int place,
            int lap,
            String number,
            String service,
            String priority,
            String language,
            String status,
            @Nullable String counter,
            @Nullable Long call,
            int callCount) {}

    record SeriesRow(String series, LocalDate day, int next, int lap) {}

    /** Places of a series that it does not give by itself on a day. */
    record RollRow(String series, LocalDate day, int first, int last) {}

    record CallRow(long id, long ticket, String counter, int count) {}

    record JobRow(long id, long seq, long ticket, String status) {}

    List<OfficeFacts> offices(Handle handle) {
        return handle.createQuery("select id, plan_version, business_day, last_seq from office order by id")
                .map((rs, context) -> new OfficeFacts(
                        new OfficeId(rs.getString(1)), rs.getLong(2), rs.getObject(3, LocalDate.class), rs.getLong(4)))
                .list();
    }

    boolean hasPlan(Handle handle, OfficeId office, long version) {
        return of(handle, office, "select count(*) from office_plan where office = :office and version = :version")
                        .bind("version", version)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    void events(Handle handle, OfficeId office, Consumer<Entry> reader) {
        List<Entry> page;
        long after = Long.MIN_VALUE;
        do {
            page = of(handle, office, """
                            select seq, business_day, type, ticket, body from office_event
                            where office = :office and seq > :after order by office, seq fetch first :most rows only
                            """)
                    .bind("after", after)
                    .bind("most", PAGE)
                    .map((rs, context) -> new Entry(
                            rs.getLong(1),
                            rs.getObject(2, LocalDate.class),
                            rs.getString(3),
                            rs.getObject(4, Long.class),
                            Json.tree(rs.getString(5))))
                    .list();
            page.forEach(reader);
            after = page.isEmpty() ? after : page.get(page.size() - 1).seq();
        } while (page.size() == PAGE);
    }

    void tickets(Handle handle, OfficeId office, LocalDate day, Consumer<TicketFactsRow> reader) {
        of(handle, office, """
                        select id, business_day, series, number_in_series, lap, number, service, priority, language, status,
                        counter, call_id, call_count from ticket where office = :office and business_day = :day
                        """)
                .bind("day", day)
                .map((rs, context) -> new TicketFactsRow(
                        rs.getLong(1),
                        rs.getObject(2, LocalDate.class),
                        rs.getString(3),
                        rs.getInt(4),
                        rs.getInt(5),
                        rs.getString(6),
                        rs.getString(7),
                        rs.getString(8),
                        rs.getString(9),
                        rs.getString(10),
                        rs.getString(11),
                        rs.getObject(12, Long.class),
                        rs.getInt(13)))
                .list()
                .forEach(reader);
    }

    void series(Handle handle, OfficeId office, Consumer<SeriesRow> reader) {
        of(handle, office, "select series, business_day, next_number, lap from number_series where office = :office")
                .map((rs, context) ->
                        new SeriesRow(rs.getString(1), rs.getObject(2, LocalDate.class), rs.getInt(3), rs.getInt(4)))
                .list()
                .forEach(reader);
    }

    void rolls(Handle handle, OfficeId office, Consumer<RollRow> reader) {
        of(
                        handle,
                        office,
                        "select series, business_day, first_number, last_number from number_roll where office = :office")
                .map((rs, context) ->
                        new RollRow(rs.getString(1), rs.getObject(2, LocalDate.class), rs.getInt(3), rs.getInt(4)))
                .list()
                .forEach(reader);
    }

    void calls(Handle handle, OfficeId office, LocalDate day, Consumer<CallRow> reader) {
        of(handle, office, """
                        select id, ticket, counter, call_count from visit_call where office = :office and business_day = :day
                        """)
                .bind("day", day)
                .map((rs, context) -> new CallRow(rs.getLong(1), rs.getLong(2), rs.getString(3), rs.getInt(4)))
                .list()
                .forEach(reader);
    }

    /** The print jobs that some events asked for, from one on to another, both included. */
    void jobs(Handle handle, OfficeId office, long first, long last, Consumer<JobRow> reader) {
        of(handle, office, """
                        select id, seq, ticket, status from print_job where office = :office and seq between :first and :last
                        """)
                .bind("first", first)
                .bind("last", last)
                .map((rs, context) -> new JobRow(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getString(4)))
                .list()
                .forEach(reader);
    }

    /** How many rows a table has of an office, those of days that its log does not have included. */
    long count(Handle handle, OfficeId office, String table) {
        return of(handle, office, "select count(*) from " + table + " where office = :office")
                .mapTo(Long.class)
                .one();
    }

    boolean hasTicket(Handle handle, OfficeId office, long id) {
        return of(handle, office, "select count(*) from ticket where office = :office and id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    private static Query of(Handle handle, OfficeId office, String sql) {
        return handle.createQuery(sql).bind("office", office.value());
    }
}
