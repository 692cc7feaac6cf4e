package org.moiso.server.ticket;

import java.time.Instant;
import java.time.LocalDate;
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
}
