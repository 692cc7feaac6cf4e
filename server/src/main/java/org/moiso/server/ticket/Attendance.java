package org.moiso.server.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.moiso.server.office.CounterId;

/**
 * The present or last stay of a ticket at a counter.
 *
 * @param officer id of the officer who called it
 * @param call id of the call
 * @param count how often it was announced, 1 or more
 * @param announcedAt the last time of those
 */
public record Attendance(
        CounterId counter,
        String officer,
        String officerName,
        long call,
        int count,
        Instant calledAt,
        Instant announcedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    public Attendance announcedAgain(Instant at) {
        return new Attendance(counter, officer, officerName, call, count + 1, calledAt, at, startedAt, endedAt);
    }

    public Attendance started(Instant at) {
        return new Attendance(counter, officer, officerName, call, count, calledAt, announcedAt, at, endedAt);
    }

    public Attendance ended(@Nullable Instant at) {
        return new Attendance(counter, officer, officerName, call, count, calledAt, announcedAt, startedAt, at);
    }
}
