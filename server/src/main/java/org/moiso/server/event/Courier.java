package org.moiso.server.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands an office's log on to receivers that must miss nothing, across restarts and whichever node is running: each event once at least and in the order of the log, by one
 * node at a time. The log is the outbox: a receiver in trouble is tried again from where it stopped, for as long as it takes, and nothing in the office waits for it. Safe
 * for all threads.
 */
public final class Courier implements AutoCloseable {

    /** Somebody who is handed the events of an office. */
    public interface Receiver {

        /** Unique in the office, for ever: its place in the log is kept under it. */
        String id();

        /** Events of other types are passed over. */
        boolean wants(String type);

        /** Takes one event; what went wrong, or null when it is taken. Outside of any transaction, and alone. */
        @Nullable String take(OfficeEvent event);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final long PATIENCE_SECONDS = 10;
    private static final int PAGE = 50;

    private final Db db;
    private final EventLog log;
    private final Clock clock;
    private final CourierStore store = new CourierStore();
    private final String node = UUID.randomUUID().toString();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "courier"));
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    public Courier(Db db, EventLog log, Clock clock) {
        this.db = db;
        this.log = log;
        this.clock = clock;
    }

    /** How far a receiver has come; nothing where it has not begun yet. */
    public Optional<CourierState> state(OfficeId office, String receiver) {
        return db.read(handle -> store.find(handle, office, receiver));
    }

    /** Hands over what is due, on a thread of its own; to be asked for after each event, and now and then for those in trouble. */
    public void deliver(OfficeId office, Receiver receiver) {
        String key = office.scoped(receiver.id());
        if (busy.add(key)) {
            try {
                threads.execute(() -> {
                    try {
                        catchUp(office, receiver);
                    } catch (RuntimeException e) {
                        LOG.error("receiver={} failed next=\"tries again in the next round\"", key, e);
                    } finally {
                        busy.remove(key);
                    }
                });
            } catch (RejectedExecutionException closing) {
                busy.remove(key);
            }
        }
    }

    private void catchUp(OfficeId office, Receiver receiver) {
        CourierState state = state(office, receiver.id()).orElseGet(() -> begin(office, receiver));
        for (List<OfficeEvent> page = due(office, state);
                !page.isEmpty() && claimed(office, receiver);
                page = due(office, state)) {
            CourierState after = hand(receiver, state, page);
            db.write(handle -> {
                store.store(handle, office, receiver.id(), after, clock.instant());
                return after;
            });
            report(office, receiver, state, after);
            state = after;
        }
    }

    private List<OfficeEvent> due(OfficeId office, CourierState state) {
        return state.nextAt().isAfter(clock.instant()) ? List.of() : log.after(office, state.seq(), PAGE);
    }

    /** A new receiver is told what happens from now on. */
    private CourierState begin(OfficeId office, Receiver receiver) {
        Instant now = clock.instant();
        long head = log.head(office);
        return db.write(handle -> store.find(handle, office, receiver.id()).orElseGet(() -> {
            store.insert(handle, office, receiver.id(), head, now);
            return new CourierState(head, 0, now, null);
        }));
    }

    private boolean claimed(OfficeId office, Receiver receiver) {
        Instant now = clock.instant();
        return db.write(handle -> store.claim(handle, office, receiver.id(), node, now, now.plus(CLAIM)));
    }

    /** Hands over a page of the log, up to the first event that is not taken. */
    private CourierState hand(Receiver receiver, CourierState state, List<OfficeEvent> page) {
        long taken = state.seq();
        for (OfficeEvent event : page) {
            String trouble = receiver.wants(event.type()) ? receiver.take(event) : null;
            if (trouble != null) {
                int failures = taken > state.seq() ? 1 : state.failures() + 1;
                return new CourierState(taken, failures, clock.instant().plus(pause(failures)), trouble);
            }
            taken = event.seq();
        }
        return new CourierState(taken, 0, clock.instant(), null);
    }

    /** How long to wait after so many failures in a row. */
    public static Duration pause(int failures) {
        Duration wanted = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 12));
        return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    }

    /** One line of the log for each change, not for each try. */
    private static void report(OfficeId office, Receiver receiver, CourierState before, CourierState after) {
        if (before.failures() == 0 && after.failures() > 0) {
            LOG.warn(
                    "receiver={} office={} failed=\"{}\" next=\"tries again\"", receiver.id(), office, after.trouble());
        } else if (before.failures() > 0 && after.failures() == 0) {
            LOG.info("receiver={} office={} well=again", receiver.id(), office);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            boolean unused = threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
