package org.moiso.server.signage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Screen;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

/** Which screens are connected to this node, how they are, and what they say they have shown and spoken. Safe for all threads. */
public final class ScreenWatch {

    /** A screen answers the ping of every 15 s; after this much silence it counts as away. */
    private static final Duration SILENCE = Duration.ofSeconds(40);

    private static final int TEXT_AT_MOST = 90;
    private static final int FAULTS_AT_MOST = 100;
    private static final Set<String> FAULTS = Set.of("silent", "garbled", "refused", "line-lost");

    private final Clock clock;
    private final CallWatch calls;
    private final String version;
    private final Map<String, Sighting> connected = new ConcurrentHashMap<>();
    private final Map<String, Sighting> left = new ConcurrentHashMap<>();

    /**
     * @param version that a screen should be of
     */
    public ScreenWatch(Clock clock, CallWatch calls, String version) {
        this.clock = clock;
        this.calls = calls;
        this.version = version;
    }

    void connected(OfficeId office, String socket, Caller caller) {
        String screen = caller.role() == Role.SCREEN ? caller.id() : null;
        connected.put(socket, Sighting.of(office, screen, clock.instant()));
    }

    void gone(String socket) {
        Sighting last = connected.remove(socket);
        if (last != null && last.screen() != null) {
            left.put(last.office().scoped(last.screen()), last);
        }
    }

    void said(String socket, JsonNode frame) {
        Sighting known = connected.get(socket);
        if (known == null) {
            return;
        }
        Instant now = clock.instant();
        long seq = frame.path("seq").asLong();
        String screen = known.screen() == null ? "" : known.screen();
        switch (frame.path("type").asText()) {
            case "shown" -> {
                calls.shown(known.office(), seq, screen);
                Instant calledAt =
                        call(known.office(), seq).map(CallWatch.Made::at).orElse(null);
                connected.computeIfPresent(socket, (id, it) -> it.shown(seq, now, calledAt));
            }
            case "spoken" -> {
                calls.spoken(known.office(), seq, screen);
                connected.computeIfPresent(socket, (id, it) -> it.spoken(seq, now));
            }
            case "state" ->
                connected.computeIfPresent(
                        socket,
                        (id, it) -> it.state(
                                now,
                                text(frame, "sound"),
                                text(frame, "version"),
                                frame.path("front").asLong(),
                                frame.path("visible").asBoolean(true),
                                faults(frame.path("faults"))));
            default -> connected.computeIfPresent(socket, (id, it) -> it.heard(now));
        }
    }

    private static List<Sighting.Fault> faults(JsonNode told) {
        return StreamSupport.stream(told.spliterator(), false)
                .limit(FAULTS_AT_MOST)
                .map(it -> new Sighting.Fault(String.valueOf(text(it, "counter")), String.valueOf(text(it, "fault"))))
                .filter(it -> FAULTS.contains(it.fault()))
                .toList();
    }

    private static List<ScreensView.Fault> faults(OfficePlan plan, Sighting seen) {
        return seen.faults().stream()
                .flatMap(it -> plan.counters().stream()
                        .filter(counter -> counter.id().value().equals(it.counter())
                                || plan.id().scoped(counter.id().value()).equals(it.counter()))
                        .map(counter -> new ScreensView.Fault(
                                plan.id().scoped(counter.id().value()), counter.number(), it.fault())))
                .toList();
    }

    private static @Nullable String text(JsonNode frame, String field) {
        String text = frame.path(field).asText("");
        return text.isEmpty() || text.length() > TEXT_AT_MOST ? null : text;
    }

    private Optional<CallWatch.Made> call(OfficeId office, long seq) {
        return calls.of(office).stream().filter(it -> it.seq() == seq).findFirst();
    }

    /** The screens of the plan, connected or not, then boards that showed no token of one of them. */
    ScreensView of(OfficePlan plan) {
        List<CallWatch.Made> made = calls.of(plan.id());
        List<ScreensView.Entry> entries = new ArrayList<>();
        plan.screens().forEach(screen -> entries.add(entry(plan, screen, made)));
        connected.values().stream()
                .filter(it -> it.office().equals(plan.id()) && named(plan, it).isEmpty())
                .sorted(Comparator.comparing(Sighting::connectedAt))
                .forEach(it -> entries.add(entry(plan, null, it, true, made)));
        List<ScreensView.Unshown> unshown = made.stream()
                .filter(CallWatch.Made::unshown)
                .sorted(Comparator.comparing(CallWatch.Made::seq).reversed())
                .map(it -> new ScreensView.Unshown(
                        it.seq(),
                        it.number(),
                        it.counter(),
                        it.counterNumber(),
                        plan.shown(it.at()),
                        it.shownAt() == null ? null : plan.shown(it.shownAt())))
                .toList();
        return new ScreensView(entries, unshown);
    }

    private static Optional<Screen> named(OfficePlan plan, Sighting sighting) {
        return plan.screens().stream()
                .filter(it -> it.id().value().equals(sighting.screen()))
                .findFirst();
    }

    /** A screen may be connected twice while a dead line has not been noticed: the newest counts. */
    private ScreensView.Entry entry(OfficePlan plan, Screen screen, List<CallWatch.Made> made) {
        Optional<Sighting> now = connected.values().stream()
                .filter(it ->
                        it.office().equals(plan.id()) && screen.id().value().equals(it.screen()))
                .max(Comparator.comparing(Sighting::connectedAt));
        Sighting last = left.get(plan.id().scoped(screen.id().value()));
        return entry(plan, screen, now.orElse(last), now.isPresent(), concerning(plan, screen, made));
    }

    /** A screen of one zone owes nothing to the calls of another. */
    private static List<CallWatch.Made> concerning(OfficePlan plan, Screen screen, List<CallWatch.Made> made) {
        Set<String> counters = plan.counters().stream()
                .filter(screen.look()::shows)
                .map(it -> plan.id().scoped(it.id().value()))
                .collect(Collectors.toSet());
        return made.stream().filter(it -> counters.contains(it.counter())).toList();
    }

    private ScreensView.Entry entry(
            OfficePlan plan,
            @Nullable Screen screen,
            @Nullable Sighting seen,
            boolean lineOpen,
            List<CallWatch.Made> made) {
        String id = screen == null ? null : plan.id().scoped(screen.id().value());
        String name = screen == null ? null : screen.name();
        String kind = screen == null ? "lobby" : screen.kind();
        if (seen == null) {
            return new ScreensView.Entry(
                    id,
                    name,
                    kind,
                    "bad",
                    List.of("away"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    0,
                    null,
                    0,
                    null,
                    null,
                    0,
                    List.of());
        }
        boolean alive = lineOpen && seen.heardAt().isAfter(clock.instant().minus(SILENCE));
        long behind = kind.equals("lobby") ? behindSeconds(seen, made) : 0;
        List<String> trouble = trouble(seen, alive, behind);
        return new ScreensView.Entry(
                id,
                name,
                kind,
                trouble.isEmpty() ? "good" : isBad(trouble.get(0)) ? "bad" : "warn",
                trouble,
                plan.shown(seen.connectedAt()),
                plan.shown(seen.heardAt()),
                seen.sound(),
                seen.version(),
                alive ? front(seen, made) : null,
                seen.shown(),
                seen.shownAt() == null ? null : plan.shown(seen.shownAt()),
                seen.spoken(),
                seen.spokenAt() == null ? null : plan.shown(seen.spokenAt()),
                seen.lag() == null ? null : seen.lag().toMillis(),
                behind,
                alive ? faults(plan, seen) : List.of());
    }

    private List<String> trouble(Sighting seen, boolean alive, long behind) {
        return Stream.of(
                        alive ? "" : "away",
                        seen.visible() ? "" : "asleep",
                        seen.faults().isEmpty() ? "" : "led-fault",
                        behind > CallWatch.PATIENCE.toSeconds() ? "behind" : "",
                        "blocked".equals(seen.sound()) || "off".equals(seen.sound()) ? "no-sound" : "",
                        seen.version() == null || seen.version().equals(version) ? "" : "outdated")
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static boolean isBad(String trouble) {
        return Set.of("away", "asleep", "led-fault", "behind").contains(trouble);
    }

    /** Calls from before it came stand in its snapshot; those since then it must have said to have shown. */
    private long behindSeconds(Sighting seen, List<CallWatch.Made> made) {
        return made.stream()
                .filter(it -> it.at().isAfter(seen.connectedAt()) && !seen.hasShown(it.seq()))
                .findFirst()
                .map(it -> Duration.between(it.at(), clock.instant()).toSeconds())
                .orElse(0L);
    }

    private static ScreensView.@Nullable Front front(Sighting seen, List<CallWatch.Made> made) {
        return made.stream()
                .filter(it -> it.seq() == seen.front())
                .findFirst()
                .map(it -> new ScreensView.Front(it.number(), it.counterNumber()))
                .orElse(null);
    }
}
