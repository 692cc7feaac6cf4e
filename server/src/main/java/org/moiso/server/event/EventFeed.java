package org.moiso.server.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.moiso.server.db.OfficeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every office's log in order, after commit, and hands it to the consumers. Woken by this node's commits and by other nodes' notices; a look at all offices every
 * second finds what no wake-up told of. One thread.
 *
 * <p>Consumers are given what comes after the feed's start. One that must not miss anything across restarts keeps a cursor of its own
 * and reads the log up to its first event ({@code PrintQueue}).
 */
public final class EventFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final int PAGE = 500;
    private static final long POLL_MILLISECONDS = 1000;

    private final EventLog log;
    private final List<EventConsumer> consumers;
    private final BlockingQueue<Set<OfficeId>> changes;
    private final Map<OfficeId, Long> positions = new HashMap<>();
    private final Thread reader = new Thread(this::readUntilClosed, "event-feed");
    private volatile boolean closed;

    /**
     * @param changes where commits and notices put the offices that have new events; an empty set: look at all
     */
    public EventFeed(EventLog log, BlockingQueue<Set<OfficeId>> changes, List<EventConsumer> consumers) {
        this.log = log;
        this.changes = changes;
        this.consumers = List.copyOf(consumers);
    }

    /** Starts from where every log stands now. */
    public void start() {
        positions.putAll(log.heads());
        reader.start();
    }

    private void readUntilClosed() {
        long lookedAt = System.nanoTime();
        while (!closed) {
            try {
                Set<OfficeId> offices = changes.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
                boolean look = offices == null || offices.isEmpty();
                Set<OfficeId> due = new TreeSet<>(look ? Set.of() : offices);
                for (Set<OfficeId> more = changes.poll(); more != null; more = changes.poll()) {
                    look |= more.isEmpty();
                    due.addAll(more);
                }
                // Also while this node alone keeps the feed busy: another's notice may have been lost.
                if (look || System.nanoTime() - lookedAt > TimeUnit.MILLISECONDS.toNanos(POLL_MILLISECONDS)) {
                    due.addAll(behind());
                    lookedAt = System.nanoTime();
                }
                due.forEach(this::read);
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                LOG.error("feed=failed next=\"tries again in a second\"", e);
            }
        }
    }

    private Set<OfficeId> behind() {
        Map<OfficeId, Long> heads = log.heads();
        heads.entrySet().removeIf(head -> positions.getOrDefault(head.getKey(), 0L) >= head.getValue());
        return heads.keySet();
    }

    private void read(OfficeId office) {
        List<OfficeEvent> page;
        do {
            page = log.after(office, positions.getOrDefault(office, 0L), PAGE);
            if (!page.isEmpty()) {
                hand(office, page);
                positions.put(office, page.get(page.size() - 1).seq());
            }
        } while (page.size() == PAGE);
    }

    private void hand(OfficeId office, List<OfficeEvent> events) {
        for (EventConsumer consumer : consumers) {
            try {
                consumer.accept(office, events);
            } catch (RuntimeException e) {
                LOG.error("consumer={} office={} failed", consumer.getClass().getSimpleName(), office, e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        try {
            reader.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
