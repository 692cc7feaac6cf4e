package org.moiso.display;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
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
        @Nullable Text ticker,
        List<Screen> screens,
        List<Media> media) {

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
     * @param chime {@code one}, {@code two} or {@code three} notes
     * @param volume the first that fits counts
     * @param own languages of which clips recorded in the office are heard, with a word that changes whenever one of them does
     */
    public record Voice(
            List<String> languages,
            String dialect,
            String numbers,
            int repeat,
            String chime,
            List<Volume> volume,
            Map<String, String> own) {}

    /**
     * @param from a time of the office's day, {@code 11:30}; {@code to} may be of the next one
     * @param percent from 0 to 100
     */
    public record Volume(String from, String to, int percent) {}

    /**
     * How one of the office's screens looks; each finds itself by its id.
     *
     * @param kind whether it hangs in the hall, {@code lobby}, or over one place of service
     * @param layout {@code auto}, {@code landscape}, {@code portrait} or {@code strip}
     * @param theme {@code night}, {@code day} or {@code contrast}
     * @param languages codes, the first one large
     * @param languageMode {@code together} or {@code alternating}
     * @param counters whose calls it shows and speaks: all of them by name
     * @param services whose queues it shows
     * @param queues whether it shows how many wait
     * @param media whether it plays pictures and films
     * @param speaks whether it says its calls
     */
    public record Screen(
            String id,
            String kind,
            String layout,
            String theme,
            List<String> languages,
            String languageMode,
            List<String> counters,
            List<String> services,
            boolean queues,
            boolean media,
            boolean speaks) {}

    /**
     * A picture or film, at {@code /api/offices/OFFICE/media/HASH}.
     *
     * @param seconds how long it stands; 0 for a film that plays to its end
     * @param screens scoped ids of the screens that play it; empty for all
     */
    public record Media(String hash, String type, int seconds, List<String> screens) {}

    /**
     * @param minimumSeconds how long each call stands on the screen at least
     */
    public record Announcement(int minimumSeconds) {}
}
