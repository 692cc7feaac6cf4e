package org.moiso.server.print;

import com.github.f4b6a3.tsid.Tsid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.PrinterId;
import org.moiso.server.ticket.TicketId;

/**
 * One slip to print.
 *
 * @param attempt 1 for the first; a reprint has a higher one and says so on the paper
 * @param fault why it waits, or what went wrong; a PrinterFault's code
 * @param sentOver the name of the line it was last sent over; null before
 */
record PrintJob(
        long id,
        OfficeId office,
        TicketId ticket,
        PrinterId printer,
        JobStatus status,
        int attempt,
        @Nullable String fault,
        @Nullable String sentOver,
        Instant at) {

    boolean reprint() {
        return attempt > 1;
    }

    /** Whether it will be settled without anybody's doing. */
    boolean underWay() {
        return status == JobStatus.QUEUED || status == JobStatus.SENDING;
    }

    /** Its id as agents and pages know it. */
    String name() {
        return Tsid.from(id).toString();
    }

    /** The same job, handed to a line. */
    PrintJob sentOver(String line, Instant now) {
        return new PrintJob(id, office, ticket, printer, JobStatus.SENDING, attempt, null, line, now);
    }
}
