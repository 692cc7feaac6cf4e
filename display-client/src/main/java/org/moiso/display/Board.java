package org.moiso.display;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the hall sees ({@code docs/protocol/board.json}): numbers, counters and queues, never a name and never a tracking code.
 *
 * @param version of the server; a board that sees another one reloads itself
 * @param calls the last calls, the newest first
 */
public record Board(
        Place office,
        String version,
        OffsetDateTime now,
        LocalDate businessDay,
        List<Row> counters,
        List<Call> calls,
        List<Queue> queues,
        Voice voice,
        Announcement announcement,
        @Nullable Text ticker) {

    public record Place(String id, Text name) {}

    /**
     * A counter's row.
     *
     * @param status {@code open}, {@code paused} or {@code closed}
     * @param ticket called or being served there; null for none
     */
    public record Row(
            String id,
            int number,
            Text name,
            String status,
            List<String> services,
            @Nullable Ticket ticket) {}

    /**
     * @param priority key of the class, shown as a mark, never as a reason
     */
    public record Ticket(String id, String number, String service, String status, String language, String priority) {}

    /**
     * @param status null where it does not matter
     */
    public record Counter(
            String id, int number, Text name, @Nullable String status) {}

    /**
     * @param count how often it was announced, 1 or more
     */
    public record Call(String id, Ticket ticket, Counter counter, int count, OffsetDateTime calledAt) {}

    /**
     * @param estimate minutes for somebody who comes now; null where nothing honest can be said
     */
    public record Queue(
            String service,
            String prefix,
            Text name,
            int waiting,
            @Nullable Minutes estimate) {}

    public record Minutes(int low, int high) {}

    /**
     * How calls are spoken.
     *
     * @param languages codes, in order
     * @param numbers {@code digits} or {@code full}
     */
    public record Voice(List<String> languages, String dialect, String numbers, int repeat) {}

    /**
     * @param minimumSeconds how long each call stands on the screen at least
     */
    public record Announcement(int minimumSeconds) {}
}
