package org.moiso.server.signage;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

/** Which boards are connected to this node and what they say they have shown and spoken. Safe for all threads. */
public final class ScreenWatch {

    /**
     * A connected board.
     *
     * @param screen key of the screen that showed its token; null for a board without one
     * @param shown seq of the last call that it says stands on it; 0 before the first
     * @param spoken seq of the last call that it says was heard to its end; 0 before the first
     */
    public record Seen(
            @Nullable String screen,
            Instant connectedAt,
            long shown,
            @Nullable Instant shownAt,
            long spoken,
            @Nullable Instant spokenAt) {}

    private record Entry(OfficeId office, Seen seen) {}

    private final Clock clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    public ScreenWatch(Clock clock) {
        this.clock = clock;
    }

    List<Seen> of(OfficeId office) {
        return entries.values().stream()
                .filter(it -> it.office().equals(office))
                .map(Entry::seen)
                .toList();
    }

    void connected(OfficeId office, String socket, Caller caller) {
        String screen = caller.role() == Role.SCREEN ? caller.id() : null;
        entries.put(socket, new Entry(office, new Seen(screen, clock.instant(), 0, null, 0, null)));
    }

    void gone(String socket) {
        entries.remove(socket);
    }

    void said(String socket, String what, long seq) {
        Instant now = clock.instant();
        entries.computeIfPresent(socket, (id, entry) -> {
            Seen it = entry.seen();
            return switch (what) {
                case "shown" ->
                    new Entry(
                            entry.office(),
                            new Seen(it.screen(), it.connectedAt(), seq, now, it.spoken(), it.spokenAt()));
                case "spoken" ->
                    new Entry(
                            entry.office(),
                            new Seen(it.screen(), it.connectedAt(), it.shown(), it.shownAt(), seq, now));
                default -> entry;
            };
        });
    }
}
