package org.moiso.server.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.json.Json;

/** What the checker reads, page by page in the order of the key, so that a long log needs little memory. Changes nothing. Safe for all threads. */
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
        pages(
                after -> page(handle, office, after, """
                        select seq, business_day, type, ticket, body from office_event
                        where office = :office and seq > :after order by office, seq fetch first :most rows only
                        """)
                        .map((rs, context) -> new Entry(
                                rs.getLong(1),
                                rs.getObject(2, LocalDate.class),
                                rs.getString(3),
                                rs.getObject(4, Long.class),
                                Json.tree(rs.getString(5))))
                        .list(),
                Entry::seq,
                reader);
    }

    void tickets(Handle handle, OfficeId office, Consumer<TicketFactsRow> reader) {
        pages(
                after -> page(handle, office, after, """
                        select id, business_day, series, number_in_series, lap, number, service, priority, language, status,
                        counter, call_id, call_count from ticket
                        where office = :office and id > :after order by id fetch first :most rows only
                        """)
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
                        .list(),
                TicketFactsRow::id,
                reader);
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

    void calls(Handle handle, OfficeId office, Consumer<CallRow> reader) {
        pages(
                after -> page(handle, office, after, """
                        select id, ticket, counter, call_count from visit_call
                        where office = :office and id > :after order by id fetch first :most rows only
                        """)
                        .map((rs, context) -> new CallRow(rs.getLong(1), rs.getLong(2), rs.getString(3), rs.getInt(4)))
                        .list(),
                CallRow::id,
                reader);
    }

    void jobs(Handle handle, OfficeId office, Consumer<JobRow> reader) {
        pages(
                after -> page(handle, office, after, """
                        select id, seq, ticket, status from print_job
                        where office = :office and id > :after order by id fetch first :most rows only
                        """)
                        .map((rs, context) -> new JobRow(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getString(4)))
                        .list(),
                JobRow::id,
                reader);
    }

    private static <R> void pages(LongFunction<List<R>> query, ToLongFunction<R> key, Consumer<R> reader) {
        List<R> page;
        long after = Long.MIN_VALUE;
        do {
            page = query.apply(after);
            page.forEach(reader);
            after = page.isEmpty() ? after : key.applyAsLong(page.get(page.size() - 1));
        } while (page.size() == PAGE);
    }

    private static Query page(Handle handle, OfficeId office, long after, String sql) {
        return of(handle, office, sql).bind("after", after).bind("most", PAGE);
    }

    private static Query of(Handle handle, OfficeId office, String sql) {
        return handle.createQuery(sql).bind("office", office.value());
    }
}
