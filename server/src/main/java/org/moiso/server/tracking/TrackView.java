package org.moiso.server.tracking;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.queue.WaitEstimate;
import org.moiso.server.ticket.TicketStatus;

/**
 * What the holder of a ticket sees, in the ticket's language
 * ({@code docs/protocol/track.json}).
 *
 * @param pushKey with which a browser may ask to be told of the call; null where the office does not offer it
 */
record TrackView(
        String number,
        TicketStatus status,
        String language,
        String office,
        String service,
        OffsetDateTime now,
        OffsetDateTime issuedAt,
        int ahead,
        @Nullable WaitEstimate estimate,
        @Nullable Where counter,
        @Nullable Called call,
        List<Serving> serving,
        Paper slip,
        boolean mayCancel,
        List<String> route,
        @Nullable String pushKey) {

    record Where(int number, String name) {}

    record Called(int count, OffsetDateTime calledAt) {}

    /** A number of the same service that is at a counter now: shows that the queue moves. */
    record Serving(String number, Where counter) {}

    record Paper(
            String status, @Nullable String fault, @Nullable String text) {}
}
