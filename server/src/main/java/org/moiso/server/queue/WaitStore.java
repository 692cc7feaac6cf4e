package org.moiso.server.queue;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.json.Json;
import org.moiso.server.office.CounterId;
import org.moiso.server.ticket.TicketId;

/** What an estimate needs from the database, and what an office has learnt about its estimates. Opens and commits nothing. Safe for all threads. */
final class WaitStore {

    /** Somebody who waits. */
    record Waiting(
            TicketId id,
            ServiceId service,
            PriorityId priority,
            Instant since,
            @Nullable Instant notBefore,
            @Nullable CounterId wanted) {}

    /** Somebody at a counter. */
    record AtCounter(CounterId counter, ServiceId service, Instant calledAt) {}

    /** A ticket of a past day. */
    record Issued(LocalDate day, Instant at, ServiceId service, PriorityId priority) {}

    /** A stay at a counter that has ended. */
    record Stay(CounterId counter, Instant waitedSince, Instant calledAt, Instant endedAt) {}

    /** A counter was opened, paused or closed. */
    record Turned(LocalDate day, Instant at, String type, String counter) {}

    List<Waiting> waiting(Handle handle, OfficeId office, int most) {
        return handle.createQuery("""
                        select id, service, priority, waits_since, not_before, wanted_counter from ticket
                        where office = :office and status = 'waiting' order by waits_since, id fetch first :most rows only
                        """)
                .bind("office", office.value())
                .bind("most", most)
                .map((rs, context) -> new Waiting(
                        new TicketId(rs.getLong(1)),
                        new ServiceId(rs.getString(2)),
                        new PriorityId(rs.getString(3)),
                        at(rs.getObject(4, OffsetDateTime.class)),
                        rs.getObject(5) == null ? null : at(rs.getObject(5, OffsetDateTime.class)),
                        rs.getString(6) == null ? null : new CounterId(rs.getString(6))))
                .list();
    }

    /** State by state: of two at once H2 would look for them among all tickets there ever were. */
    List<AtCounter> atCounters(Handle handle, OfficeId office) {
        return Stream.of("called", "serving")
                .flatMap(status -> atCounters(handle, office, status).stream())
                .toList();
    }

    private static List<AtCounter> atCounters(Handle handle, OfficeId office, String status) {
        return handle.createQuery("""
                        select counter, service, called_at from ticket where office = :office and status = :status
                        """)
                .bind("office", office.value())
                .bind("status", status)
                .map((rs, context) -> new AtCounter(
                        new CounterId(rs.getString(1)),
                        new ServiceId(rs.getString(2)),
                        at(rs.getObject(3, OffsetDateTime.class))))
                .list();
    }

    /**
     * How long the last visitors of a service kept a counter, from the call to the end, in seconds; who did not come kept it too. Ordered by the whole index, so that H2 too walks back along
     * it and stops, instead of sorting all visits there ever were.
     */
    double[] lastStays(Handle handle, OfficeId office, ServiceId service, Instant now, int most) {
        return handle
                .createQuery("""
                        select called_at, ended_at from ticket
                        where office = :office and service = :service and ended_at <= :now
                        and (status = 'finished' or status = 'no-show') and called_at is not null
                        order by office desc, service desc, ended_at desc fetch first :most rows only
                        """)
                .bind("office", office.value())
                .bind("service", service.value())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .map((rs, context) -> Duration.between(
                        at(rs.getObject(1, OffsetDateTime.class)), at(rs.getObject(2, OffsetDateTime.class))))
                .list()
                .stream()
                .mapToDouble(it -> it.toMillis() / 1000.0)
                .filter(seconds -> seconds > 0)
                .toArray();
    }

    /** The tickets of some past days, in the order in which they were taken. */
    List<Issued> issued(Handle handle, OfficeId office, LocalDate from, LocalDate before) {
        return handle.createQuery("""
                        select business_day, issued_at, service, priority from ticket
                        where office = :office and business_day >= :from and business_day < :before order by issued_at
                        """)
                .bind("office", office.value())
                .bind("from", from)
                .bind("before", before)
                .map((rs, context) -> new Issued(
                        rs.getObject(1, LocalDate.class),
                        at(rs.getObject(2, OffsetDateTime.class)),
                        new ServiceId(rs.getString(3)),
                        new PriorityId(rs.getString(4))))
                .list();
    }

    /** Stays of those days, by counter, in order. */
    List<Stay> stays(Handle handle, OfficeId office, LocalDate from, LocalDate before) {
        return handle.createQuery("""
                        select counter, waits_since, called_at, ended_at from ticket
                        where office = :office and business_day >= :from and business_day < :before
                        and called_at is not null and ended_at is not null order by counter, called_at
                        """)
                .bind("office", office.value())
                .bind("from", from)
                .bind("before", before)
                .map((rs, context) -> new Stay(
                        new CounterId(rs.getString(1)),
                        at(rs.getObject(2, OffsetDateTime.class)),
                        at(rs.getObject(3, OffsetDateTime.class)),
                        at(rs.getObject(4, OffsetDateTime.class))))
                .list();
    }

    /** What became of the counters on those days, in order. */
    List<Turned> turned(Handle handle, OfficeId office, LocalDate from, LocalDate before) {
        return handle.createQuery("""
                        select business_day, at, type, body from office_event
                        where office = :office and business_day >= :from and business_day < :before
                        and type in ('counter.opened', 'counter.paused', 'counter.closed') order by seq
                        """)
                .bind("office", office.value())
                .bind("from", from)
                .bind("before", before)
                .map((rs, context) -> new Turned(
                        rs.getObject(1, LocalDate.class),
                        at(rs.getObject(2, OffsetDateTime.class)),
                        rs.getString(3),
                        Json.tree(rs.getString(4)).path("counter").path("id").asText("")))
                .list();
    }

    Calibration calibration(Handle handle, OfficeId office) {
        Optional<String> learnt = handle.createQuery("select learnt from wait_calibration where office = :office")
                .bind("office", office.value())
                .mapTo(String.class)
                .findOne();
        return new Calibration(learnt.map(WaitStore::shares).orElse(List.of()));
    }

    void store(Handle handle, OfficeId office, Calibration calibration) {
        handle.createUpdate("delete from wait_calibration where office = :office")
                .bind("office", office.value())
                .execute();
        handle.createUpdate("insert into wait_calibration (office, learnt) values (:office, :learnt)")
                .bind("office", office.value())
                .bind("learnt", Json.write(calibration.learnt()))
                .execute();
    }

    private static List<List<Double>> shares(String learnt) {
        try {
            return Json.mapper().readValue(learnt, new TypeReference<List<List<Double>>>() {});
        } catch (IOException e) {
            throw new IllegalStateException("wait_calibration.learnt is not what was written there", e);
        }
    }

    private static Instant at(OffsetDateTime value) {
        return value.toInstant();
    }
}
