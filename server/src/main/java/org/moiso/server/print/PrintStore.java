package org.moiso.server.print;

import com.github.f4b6a3.tsid.TsidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.PrinterId;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketIssued;

/** Print jobs, the queue's cursor, and what printers were found to be able to. Opens and commits nothing. Safe for all threads. */
final class PrintStore {

    private static final String COLUMNS = "id, office, ticket, printer, status, attempt, fault, sent_over, at";
    private static final String CONSUMER = "print";

    /**
     * A job to be made.
     *
     * @param seq the event that asked for it
     */
    record Order(OfficeId office, long seq, TicketId ticket, PrinterId printer, int attempt) {}

    /** Adds a job for an event unless that event has one already, on whatever printer. */
    void insertOnce(Handle handle, Order order, Instant now) {
        boolean there = handle.createQuery("select 1 from print_job where office = :office and seq = :seq")
                .bind("office", order.office().value())
                .bind("seq", order.seq())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!there) {
            insert(handle, order, now);
        }
    }

    void insert(Handle handle, Order order, Instant now) {
        handle.createUpdate("""
                        insert into print_job (id, office, seq, ticket, printer, status, attempt, at)
                        values (:id, :office, :seq, :ticket, :printer, 'queued', :attempt, :at)
                        """)
                .bind("id", TsidCreator.getTsid().toLong())
                .bind("office", order.office().value())
                .bind("seq", order.seq())
                .bind("ticket", order.ticket().value())
                .bind("printer", order.printer().value())
                .bind("attempt", order.attempt())
                .bind("at", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** The oldest job that waits for a printer. */
    Optional<PrintJob> next(Handle handle, OfficeId office, PrinterId printer) {
        return handle.createQuery("select " + COLUMNS + """
                         from print_job where office = :office and printer = :printer and status = 'queued'
                        order by id fetch first 1 rows only
                        """)
                .bind("office", office.value())
                .bind("printer", printer.value())
                .map((rs, context) -> job(rs))
                .findOne();
    }

    /** Hands a job to its line, if nobody was quicker. */
    boolean send(Handle handle, PrintJob job) {
        return handle.createUpdate("""
                                update print_job set status = 'sending', fault = null, sent_over = :line, at = :at
                                where id = :id and status = 'queued'
                                """)
                        .bind("line", job.sentOver())
                        .bind("at", job.at().atOffset(ZoneOffset.UTC))
                        .bind("id", job.id())
                        .execute()
                == 1;
    }

    /** Writes what came of a job, if it still stands where the caller believes; false when somebody else was quicker. */
    boolean settle(
            Handle handle,
            PrintJob job,
            JobStatus to,
            @Nullable String fault,
            @Nullable String evidence,
            @Nullable Integer rows,
            Instant now) {
        return handle.createUpdate("""
                                update print_job set status = :to, fault = :fault, evidence = :evidence, at = :at,
                                    dot_rows = coalesce(:rows, dot_rows)
                                where id = :id and status = :from
                                """)
                        .bind("to", to.code())
                        .bind("fault", fault)
                        .bind("evidence", evidence)
                        .bind("rows", rows)
                        .bind("at", now.atOffset(ZoneOffset.UTC))
                        .bind("id", job.id())
                        .bind("from", job.status().code())
                        .execute()
                == 1;
    }

    /** The latest job of a ticket. */
    Optional<PrintJob> of(Handle handle, TicketId ticket) {
        return handle.createQuery(
                        "select " + COLUMNS
                                + " from print_job where ticket = :ticket order by attempt desc, id desc fetch first 1 rows only")
                .bind("ticket", ticket.value())
                .map((rs, context) -> job(rs))
                .findOne();
    }

    /** Slips of a printer since a moment of which nobody knows whether they are on paper, whose holders still wait and that nobody has answered for. */
    List<PrintJob> unanswered(Handle handle, OfficeId office, PrinterId printer, Instant since) {
        return handle.createQuery("select " + COLUMNS + """
                         from print_job job
                        where office = :office and printer = :printer and status = 'unknown' and at >= :since
                        and exists (select 1 from ticket t where t.id = job.ticket and t.status in ('waiting', 'on-hold'))
                        and not exists (
                            select 1 from print_job later where later.ticket = job.ticket and later.attempt > job.attempt)
                        order by id
                        """)
                .bind("office", office.value())
                .bind("printer", printer.value())
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .map((rs, context) -> job(rs))
                .list();
    }

    /** All jobs of a printer in a state that jobs do not stay in. */
    List<PrintJob> in(Handle handle, OfficeId office, PrinterId printer, JobStatus status) {
        return handle.createQuery("select " + COLUMNS + """
                         from print_job where office = :office and printer = :printer and status = :status order by id
                        """)
                .bind("office", office.value())
                .bind("printer", printer.value())
                .bind("status", status.code())
                .map((rs, context) -> job(rs))
                .list();
    }

    /** Whether nobody knows how far the last slip of a printer came. */
    boolean unfinished(Handle handle, OfficeId office, PrinterId printer) {
        return Stream.of(JobStatus.SENDING, JobStatus.PRINTED, JobStatus.UNKNOWN)
                .flatMap(status -> last(handle, office, printer, status, 1).stream())
                .max(Comparator.comparing(PrintJob::at))
                .filter(job -> job.status() != JobStatus.PRINTED)
                .isPresent();
    }

    /** The last jobs of a printer that came to a state, the newest first. Ordered by the whole index, so that H2 too walks back along it and stops. */
    List<PrintJob> last(Handle handle, OfficeId office, PrinterId printer, JobStatus status, int most) {
        return handle.createQuery("select " + COLUMNS + """
                         from print_job where office = :office and printer = :printer and status = :status
                        order by office desc, printer desc, status desc, at desc fetch first :most rows only
                        """)
                .bind("office", office.value())
                .bind("printer", printer.value())
                .bind("status", status.code())
                .bind("most", most)
                .map((rs, context) -> job(rs))
                .list();
    }

    /** Up to where the queue has read an office's log. */
    Optional<Long> cursor(Handle handle, OfficeId office) {
        return handle.createQuery("select seq from feed_cursor where consumer = :consumer and office = :office")
                .bind("consumer", CONSUMER)
                .bind("office", office.value())
                .mapTo(Long.class)
                .findOne();
    }

    /** Whether the queue has yet to read that a ticket was issued. */
    boolean unread(Handle handle, OfficeId office, TicketId ticket) {
        return handle.createQuery("""
                        select 1 from office_event where ticket = :ticket and type = :issued and office = :office
                        and seq > coalesce((select seq from feed_cursor where consumer = :consumer and office = :office), 0)
                        """)
                .bind("ticket", ticket.value())
                .bind("issued", TicketIssued.TYPE)
                .bind("consumer", CONSUMER)
                .bind("office", office.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    void moveCursor(Handle handle, OfficeId office, long seq) {
        int moved = handle.createUpdate("""
                        update feed_cursor set seq = :seq where consumer = :consumer and office = :office and seq < :seq
                        """)
                .bind("seq", seq)
                .bind("consumer", CONSUMER)
                .bind("office", office.value())
                .execute();
        if (moved == 0 && cursor(handle, office).isEmpty()) {
            handle.createUpdate("insert into feed_cursor (consumer, office, seq) values (:consumer, :office, :seq)")
                    .bind("consumer", CONSUMER)
                    .bind("office", office.value())
                    .bind("seq", seq)
                    .execute();
        }
    }

    Optional<String> capability(Handle handle, OfficeId office, PrinterId printer, String address) {
        return handle.createQuery("""
                        select capability from printer_capability
                        where office = :office and printer = :printer and address = :address
                        """)
                .bind("office", office.value())
                .bind("printer", printer.value())
                .bind("address", address)
                .mapTo(String.class)
                .findOne();
    }

    void storeCapability(Handle handle, OfficeId office, PrinterId printer, String address, String capability) {
        handle.createUpdate("delete from printer_capability where office = :office and printer = :printer")
                .bind("office", office.value())
                .bind("printer", printer.value())
                .execute();
        handle.createUpdate("""
                        insert into printer_capability (office, printer, address, capability)
                        values (:office, :printer, :address, :capability)
                        """)
                .bind("office", office.value())
                .bind("printer", printer.value())
                .bind("address", address)
                .bind("capability", capability)
                .execute();
    }

    private static PrintJob job(ResultSet rs) throws SQLException {
        return new PrintJob(
                rs.getLong("id"),
                new OfficeId(rs.getString("office")),
                new TicketId(rs.getLong("ticket")),
                new PrinterId(rs.getString("printer")),
                JobStatus.of(rs.getString("status")),
                rs.getInt("attempt"),
                rs.getString("fault"),
                rs.getString("sent_over"),
                rs.getObject("at", OffsetDateTime.class).toInstant());
    }
}
