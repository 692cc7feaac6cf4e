package org.moiso.server.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.SeriesId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.office.CounterId;

/** Tickets in the database. Opens and commits nothing: it is handed the transaction. Safe for all threads. */
public final class TicketStore {

    private static final String COLUMNS = """
            id, office, business_day, series, number_in_series, lap, number, service, procedure_key, priority, language, status,
            issued_at, waits_since, not_before, code, dispenser, wanted_counter, return_counter, counter, officer, officer_name,
            call_id, call_count, called_at, announced_at, started_at, ended_at, reason, note,
            route, dossiers, calls, outcome_result, outcome_channel, outcome_payment, outcome_done
            """;

    public void insert(OfficeTx tx, Ticket ticket) {
        line(tx).follow(ticket);
        tx.change(TicketRow.INSERT, TicketRow.whole(ticket));
    }

    /** Writes everything of a ticket that can change. */
    public void update(OfficeTx tx, Ticket ticket) {
        line(tx).follow(ticket);
        tx.change(TicketRow.UPDATE, TicketRow.changing(ticket));
    }

    /** Everybody who waits in the office now, in no order; the writer knows them by heart. */
    public Collection<Ticket> waiting(OfficeTx tx) {
        return line(tx).all();
    }

    /** As {@link #ahead(Handle, Ticket, Map)}, in a transaction: the writer knows it by heart. */
    int ahead(OfficeTx tx, Ticket ticket, Map<PriorityId, Instant> before) {
        return line(tx).ahead(ticket, before);
    }

    private WaitingLine line(OfficeTx tx) {
        return tx.memory(
                WaitingLine.class, () -> new WaitingLine(in(tx.handle(), tx.office(), List.of(TicketStatus.WAITING))));
    }

    public Optional<Ticket> find(Handle handle, TicketId id) {
        return handle.createQuery("select " + COLUMNS + " from ticket where id = :id")
                .bind("id", id.value())
                .map((rs, context) -> TicketRow.ticket(rs))
                .findOne();
    }

    public Optional<Ticket> find(Handle handle, TrackingCode code) {
        return handle.createQuery("select " + COLUMNS + " from ticket where code = :code")
                .bind("code", code.value())
                .map((rs, context) -> TicketRow.ticket(rs))
                .findOne();
    }

    /**
     * All tickets of an office in one of these states, the longest waiting first. State by state: of several at once H2 would look for them among all tickets there ever were.
     */
    public List<Ticket> in(Handle handle, OfficeId office, Collection<TicketStatus> states) {
        return states.stream()
                .flatMap(status -> in(handle, office, status).stream())
                .sorted(Comparator.comparing(Ticket::waitsSince)
                        .thenComparing(it -> it.id().value()))
                .toList();
    }

    private static List<Ticket> in(Handle handle, OfficeId office, TicketStatus status) {
        return handle.createQuery("select " + COLUMNS + " from ticket where office = :office and status = :status")
                .bind("office", office.value())
                .bind("status", status.code())
                .map((rs, context) -> TicketRow.ticket(rs))
                .list();
    }

    /** The tickets of a day that ended in a state, the latest first. Ordered by the whole index, so that H2 too walks back along it and stops. */
    public List<Ticket> ended(Handle handle, OfficeId office, LocalDate day, TicketStatus status, int most) {
        return handle.createQuery("select " + COLUMNS + """
                         from ticket where office = :office and business_day = :day and status = :status
                        order by office desc, business_day desc, status desc, ended_at desc fetch first :most rows only
                        """)
                .bind("office", office.value())
                .bind("day", day)
                .bind("status", status.code())
                .bind("most", most)
                .map((rs, context) -> TicketRow.ticket(rs))
                .list();
    }

    /**
     * How many wait for the same service and stand before a ticket.
     *
     * @param before of each class, the place in time before which its tickets stand before this one; ties go by id
     */
    public int ahead(Handle handle, Ticket ticket, Map<PriorityId, Instant> before) {
        List<Map.Entry<PriorityId, Instant>> classes = List.copyOf(before.entrySet());
        String conditions = IntStream.range(0, classes.size())
                .mapToObj(i ->
                        "(priority = :class%1$d and (waits_since < :place%1$d or (waits_since = :place%1$d and id < :id)))"
                                .formatted(i))
                .collect(Collectors.joining(" or "));
        Query query = handle.createQuery("select count(*) from ticket where office = :office and status = 'waiting'"
                        + " and service = :service and (" + conditions + ")")
                .bind("office", ticket.office().value())
                .bind("service", ticket.service().value())
                .bind("id", ticket.id().value());
        for (int i = 0; i < classes.size(); i++) {
            query.bind("class" + i, classes.get(i).getKey().value())
                    .bind("place" + i, TicketRow.at(classes.get(i).getValue()));
        }
        return query.mapTo(Integer.class).one();
    }

    /** How many wait for each service; a service for which nobody waits is not in it. */
    public Map<ServiceId, Integer> waitingByService(Handle handle, OfficeId office) {
        return byService(handle, office, List.of(TicketStatus.WAITING));
    }

    /** How many tickets of each service are in one of these states; state by state, as {@link #in}. */
    Map<ServiceId, Integer> byService(Handle handle, OfficeId office, Collection<TicketStatus> states) {
        Map<ServiceId, Integer> counts = new HashMap<>();
        states.forEach(status -> handle.createQuery("""
                        select service, count(*) from ticket where office = :office and status = :status group by service
                        """)
                .bind("office", office.value())
                .bind("status", status.code())
                .map((rs, context) -> Map.entry(new ServiceId(rs.getString(1)), rs.getInt(2)))
                .forEach(it -> counts.merge(it.getKey(), it.getValue(), Integer::sum)));
        return counts;
    }

    public Optional<Ticket> atCounter(Handle handle, OfficeId office, CounterId counter) {
        return in(handle, office, List.of(TicketStatus.CALLED, TicketStatus.SERVING)).stream()
                .filter(it ->
                        it.attendance() != null && it.attendance().counter().equals(counter))
                .findFirst();
    }

    /** Whether a number of an earlier lap is still in somebody's hand. */
    boolean live(Handle handle, OfficeId office, LocalDate day, SeriesId series, int place) {
        return handle
                .createQuery("""
                        select status from ticket where office = :office and series = :series and business_day = :day
                        and number_in_series = :place
                        """)
                .bind("office", office.value())
                .bind("series", series.value())
                .bind("day", day)
                .bind("place", place)
                .mapTo(String.class)
                .list()
                .stream()
                .anyMatch(status -> TicketStatus.of(status).live());
    }
}
