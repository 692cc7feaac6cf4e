package org.moiso.server.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;

/** What the limits of services are counted by. Opens and commits nothing. Safe for all threads. */
final class AdmissionStore {

    /** Tickets of a service since an instant of the day, without those that were given up. */
    int given(Handle handle, OfficeId office, LocalDate day, ServiceId service, Instant since) {
        return handle.createQuery("""
                        select count(*) from ticket where office = :office and business_day = :day and service = :service
                        and issued_at >= :since and status <> 'cancelled'
                        """)
                .bind("office", office.value())
                .bind("day", day)
                .bind("service", service.value())
                .bind("since", TicketRow.at(since))
                .mapTo(Integer.class)
                .one();
    }

    /** How many are still to be served by each service: who waits, is called or on hold. */
    Map<ServiceId, Integer> pending(Handle handle, OfficeId office) {
        return handle
                .createQuery("""
                        select service, count(*) from ticket
                        where office = :office and status in ('waiting', 'called', 'on-hold') group by service
                        """)
                .bind("office", office.value())
                .map((rs, context) -> Map.entry(new ServiceId(rs.getString(1)), rs.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
