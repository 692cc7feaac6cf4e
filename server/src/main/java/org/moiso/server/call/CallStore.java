package org.moiso.server.call;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterId;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;

/** Calls in the database. The last ones are ordered by the whole index, so that H2 too walks back along it and stops. Opens and commits nothing. Safe for all threads. */
public final class CallStore {

    /** A call of the day, as the list of the last calls needs it. */
    public record Made(long id, TicketId ticket, CounterId counter, int count, Instant calledAt) {}

    void insert(Handle handle, Ticket ticket, Attendance stay) {
        handle.createUpdate("""
                        insert into visit_call (id, office, business_day, ticket, counter, officer, call_count, called_at)
                        values (:id, :office, :day, :ticket, :counter, :officer, :count, :at)
                        """)
                .bind("id", stay.call())
                .bind("office", ticket.office().value())
                .bind("day", ticket.number().businessDay())
                .bind("ticket", ticket.id().value())
                .bind("counter", stay.counter().value())
                .bind("officer", stay.officer())
                .bind("count", stay.count())
                .bind("at", stay.calledAt().atOffset(ZoneOffset.UTC))
                .execute();
    }

    void announcedAgain(Handle handle, Attendance stay) {
        handle.createUpdate("update visit_call set call_count = :count where id = :id")
                .bind("count", stay.count())
                .bind("id", stay.call())
                .execute();
    }

    /** The last calls of a day, the newest first. */
    public List<Made> latest(Handle handle, OfficeId office, LocalDate day, int most) {
        return handle.createQuery("""
                        select id, ticket, counter, call_count, called_at from visit_call
                        where office = :office and business_day = :day
                        order by office desc, business_day desc, called_at desc, id desc fetch first :most rows only
                        """)
                .bind("office", office.value())
                .bind("day", day)
                .bind("most", most)
                .map((rs, context) -> new Made(
                        rs.getLong(1),
                        new TicketId(rs.getLong(2)),
                        new CounterId(rs.getString(3)),
                        rs.getInt(4),
                        rs.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * How many priority tickets in a row a counter has called just now, as the rule {@code interleave} counts them; 0 under any other rule. Counted for each counter: what
     * others call elsewhere gives nobody in this queue a turn.
     */
    public int priorityStreak(Handle handle, OfficePlan plan, LocalDate day, CounterId counter) {
        if (!plan.settings().callingRule().equals("interleave")) {
            return 0;
        }
        return (int) latestPriorities(
                        handle, plan.id(), day, counter, plan.settings().interleave())
                .stream()
                .takeWhile(it -> !it.equals(PriorityId.NORMAL.value()))
                .count();
    }

    private static List<String> latestPriorities(
            Handle handle, OfficeId office, LocalDate day, CounterId counter, int most) {
        return handle.createQuery("""
                        select t.priority from visit_call c join ticket t on t.id = c.ticket
                        where c.office = :office and c.business_day = :day and c.counter = :counter
                        order by c.office desc, c.business_day desc, c.called_at desc, c.id desc fetch first :most rows only
                        """)
                .bind("office", office.value())
                .bind("day", day)
                .bind("counter", counter.value())
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }
}
