package org.moiso.server.signage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.TicketCalled;
import org.moiso.server.call.TicketRecalled;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows every call until some screen says that it stands before the eye of the hall, keeps the proof, and raises the alarm when none does. Safe for all threads:
 * an office's calls are guarded by their own map's monitor; the database is asked outside of it.
 */
public final class CallWatch implements EventConsumer {

    /** How long a call may take to the hall's eye. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);
    private static final int KEPT = 200;
    private static final Duration LOOK_BACK = Duration.ofMinutes(1);

    /**
     * A call or recall, and what became of it.
     *
     * @param counter scoped id
     * @param unshown the alarm was raised: it stood nowhere within {@link #PATIENCE}
     */
    record Made(
            long seq,
            Instant at,
            String number,
            String counter,
            int counterNumber,
            @Nullable Instant shownAt,
            @Nullable String shownBy,
            @Nullable Instant spokenAt,
            @Nullable String spokenBy,
            boolean unshown) {

        Made shown(Instant now, String screen) {
            return new Made(seq, at, number, counter, counterNumber, now, screen, spokenAt, spokenBy, unshown);
        }

        Made spoken(Instant now, String screen) {
            return new Made(seq, at, number, counter, counterNumber, shownAt, shownBy, now, screen, unshown);
        }

        Made missed() {
            return new Made(seq, at, number, counter, counterNumber, shownAt, shownBy, spokenAt, spokenBy, true);
        }
    }

    private final Db db;
    private final Clock clock;
    private final Predicate<OfficeId> hasScreens;
    private final CallProofStore store = new CallProofStore();
    private final Map<OfficeId, NavigableMap<Long, Made>> offices = new ConcurrentHashMap<>();
    private final Map<OfficeId, Set<Long>> unwritten = new ConcurrentHashMap<>();

    /**
     * @param hasScreens whether an office has set screens up at all: where there are none, nobody waits for them
     */
    public CallWatch(Db db, Clock clock, Predicate<OfficeId> hasScreens) {
        this.db = db;
        this.clock = clock;
        this.hasScreens = hasScreens;
    }

    /** Takes up the calls of the last minute, which a server that stopped may have left unproven. */
    public void start(EventLog log) {
        log.heads().forEach((office, head) -> accept(office, log.after(office, Math.max(0, head - KEPT), KEPT)));
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        Instant oldest = clock.instant().minus(LOOK_BACK);
        List<Made> made = events.stream()
                .filter(it -> it.type().equals(TicketCalled.TYPE) || it.type().equals(TicketRecalled.TYPE))
                .filter(it -> it.at().isAfter(oldest))
                .map(CallWatch::made)
                .toList();
        if (made.isEmpty()) {
            return;
        }
        NavigableMap<Long, Made> calls = offices.computeIfAbsent(office, it -> new TreeMap<>());
        synchronized (calls) {
            made.forEach(it -> calls.putIfAbsent(it.seq(), it));
            while (calls.size() > KEPT) {
                calls.pollFirstEntry();
            }
        }
    }

    private static Made made(OfficeEvent event) {
        return new Made(
                event.seq(),
                event.at(),
                event.body().at("/ticket/number").asText(),
                event.body().at("/counter/id").asText(),
                event.body().at("/counter/number").asInt(),
                null,
                null,
                null,
                null,
                false);
    }

    /** The last calls, oldest first. */
    List<Made> of(OfficeId office) {
        NavigableMap<Long, Made> calls = offices.get(office);
        if (calls == null) {
            return List.of();
        }
        synchronized (calls) {
            return List.copyOf(calls.values());
        }
    }

    /** A screen says that a call stands on it. */
    void shown(OfficeId office, long seq, String screen) {
        change(office, seq, it -> it.shownAt() == null, it -> it.shown(clock.instant(), screen));
    }

    /** A screen says that a call was heard to its end. */
    void spoken(OfficeId office, long seq, String screen) {
        change(office, seq, it -> it.spokenAt() == null, it -> it.spoken(clock.instant(), screen));
    }

    private void change(OfficeId office, long seq, Predicate<Made> fresh, UnaryOperator<Made> news) {
        NavigableMap<Long, Made> calls = offices.get(office);
        if (calls == null) {
            return;
        }
        synchronized (calls) {
            Made known = calls.get(seq);
            if (known == null || !fresh.test(known)) {
                return;
            }
            calls.put(seq, news.apply(known));
        }
        unwritten.computeIfAbsent(office, it -> ConcurrentHashMap.newKeySet()).add(seq);
    }

    /** Once a second: writes what was proven, and raises the alarm for what stands nowhere. */
    public void round() {
        for (OfficeId office : offices.keySet()) {
            try {
                write(office);
                raise(office);
            } catch (RuntimeException e) {
                LOG.error("office={} proof=failed next=\"tries again in a second\"", office, e);
            }
        }
    }

    private void write(OfficeId office) {
        Set<Long> fresh = unwritten.getOrDefault(office, Set.of());
        if (fresh.isEmpty()) {
            return;
        }
        // Taken off the list before they are looked at: what changes from here on is written by the next round.
        Set<Long> writing = new HashSet<>(fresh);
        fresh.removeAll(writing);
        List<Made> proven =
                of(office).stream().filter(it -> writing.contains(it.seq())).toList();
        try {
            db.write(handle -> {
                proven.forEach(it -> store.put(handle, office, it));
                return proven;
            });
        } catch (RuntimeException e) {
            fresh.addAll(writing);
            throw e;
        }
    }

    private void raise(OfficeId office) {
        Instant due = clock.instant().minus(PATIENCE);
        List<Made> late = of(office).stream()
                .filter(it -> it.shownAt() == null && !it.unshown() && it.at().isBefore(due))
                .toList();
        if (late.isEmpty() || !hasScreens.test(office)) {
            return;
        }
        Set<Long> elsewhere = shownElsewhere(office, late);
        for (Made call : late) {
            if (elsewhere.contains(call.seq())) {
                change(office, call.seq(), it -> it.shownAt() == null, it -> it.shown(it.at(), ""));
            } else {
                alarm(office, call);
            }
        }
    }

    /** Boards of other servers on the same database show calls too. */
    private Set<Long> shownElsewhere(OfficeId office, Collection<Made> calls) {
        List<Long> wanted = calls.stream().map(Made::seq).toList();
        return db.read(handle -> store.shown(handle, office, wanted));
    }

    private void alarm(OfficeId office, Made call) {
        change(office, call.seq(), it -> it.shownAt() == null, Made::missed);
        // One line for each change: it says when calls began to be seen by nobody, not each of them.
        boolean already = of(office).stream()
                .filter(it -> it.seq() < call.seq())
                .reduce((earlier, later) -> later)
                .filter(Made::unshown)
                .isPresent();
        if (!already) {
            LOG.warn(
                    "office={} call={} number={} unshown=true next=\"open a board, or look at the screens\"",
                    office,
                    call.seq(),
                    call.number());
        }
        db.inOffice(office, new Cause("system", "unshown-" + call.seq()), tx -> {
            if (tx.repeated().isEmpty()) {
                tx.record(new CallUnshown(call.seq(), call.number(), call.counter()));
            }
            return call;
        });
    }
}
