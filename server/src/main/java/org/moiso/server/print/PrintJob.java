package org.moiso.server.print;

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
 */
record PrintJob(
        long id,
        OfficeId office,
        TicketId ticket,
        PrinterId printer,
        JobStatus status,
        int attempt,
        @Nullable String fault,
        Instant at) {}
