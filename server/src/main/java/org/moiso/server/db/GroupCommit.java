package org.moiso.server.db;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a node: collects the commands that wait, applies them in one transaction, commits once, forces once, and only then
 * tells their callers. Under load one force serves many; alone, a command waits for its own. Safe for all threads: the queue is the
 * meeting point, everything else belongs to the writer's thread.
 *
 * <p>Offices are locked in the order of their ids, so two nodes cannot wait for each other. A command that refuses before it has written anything costs nothing; when one fails half way, the
 * transaction is rolled back and all are run again, each in a savepoint of its own: one that fails leaves no trace and hurts no other. When the commit itself fails, every caller of the batch hears so.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int WAITING_AT_MOST = 4096;
    private static final int TOGETHER_AT_MOST = 256;
    private static final long PATIENCE_SECONDS = 15;
    private static final int CROWD = 8;
    private static final long GATHER_AT_MOST_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long TIDY_EVERY_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

    private final Database database;
    private final Clock clock;
    private final Consumer<Set<OfficeId>> changed;
    private final BiConsumer<Handle, List<OfficeId>> announce;
    private final BlockingQueue<Command<?>> waiting = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    private final Thread writer = new Thread(this::writeUntilClosed, "db-writer");
    private final Map<OfficeId, OfficeMemory> memories = new HashMap<>();
    private final WriterLine line;
    private boolean unforced;
    /** Up to where the logs of offices are durable whose newest events are committed but not forced yet, or never were because the disk failed. */
    private final Map<OfficeId, Long> durable = new ConcurrentHashMap<>();

    private int lastTogether;
    private long lastTook;
    private long tidiedAt = System.nanoTime();
    private volatile boolean closed;
    private final LongAdder commands = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder failedBatches = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder nanoseconds = new LongAdder();

    /**
     * @param announce told within each transaction which offices it changes
     * @param changed told after it, once the change is durable
     */
    GroupCommit(
            Database database,
            Clock clock,
            BiConsumer<Handle, List<OfficeId>> announce,
            Consumer<Set<OfficeId>> changed) {
        this.database = database;
        this.line = new WriterLine(database);
        this.clock = clock;
        this.announce = announce;
        this.changed = changed;
        writer.start();
    }

    <R> R submit(OfficeId office, Cause cause, Work<OfficeTx, R> work) {
        return submit(Command.inOffice(office, cause, clock, work));
    }

    <R> R submit(Work<Handle, R> work) {
        return submit(Command.plain(work));
    }

    /** Whether a transaction gets through within so many seconds. */
    boolean takesChanges(long patienceSeconds) {
        try {
            return submit(
                    Command.plain(handle ->
                            handle.createQuery("select 1").mapTo(Integer.class).one() == 1),
                    patienceSeconds);
        } catch (NotAccepted e) {
            return false;
        }
    }

    private <R> R submit(Command<R> command) {
        return submit(command, PATIENCE_SECONDS);
    }

    private <R> R submit(Command<R> command, long patienceSeconds) {
        if (Thread.currentThread() == writer) {
            throw new IllegalStateException("A transaction inside a transaction would wait for itself");
        }
        if (closed) {
            throw new NotAccepted("The server is stopping");
        }
        if (!waiting.offer(command)) {
            refused.increment();
            throw new NotAccepted("More than " + WAITING_AT_MOST + " commands are waiting for the database");
        }
        return command.outcome(patienceSeconds);
    }

    /** Up to where an office's log may be told: what is committed but not on the disk could still be lost. */
    long durable(OfficeId office) {
        return durable.getOrDefault(office, Long.MAX_VALUE);
    }

    WriterFigures figures() {
        return new WriterFigures(
                commands.sum(), batches.sum(), failedBatches.sum(), refused.sum(), waiting.size(), nanoseconds.sum());
    }

    private void writeUntilClosed() {
        List<Command<?>> batch = new ArrayList<>();
        while (!closed || !waiting.isEmpty()) {
            try {
                Command<?> first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                gather(batch);
                lastTogether = batch.size();
                write(batch);
            } catch (InterruptedException e) {
                closed = true;
            } finally {
                batch.clear();
            }
        }
        line.close();
        waiting.forEach(command -> command.fail(new NotAccepted("The server is stopping")));
    }

    /**
     * Takes along who waits. In a crowd those who were just answered are about to press again: a moment's patience, at most a quarter of what the last transaction took, makes one force of many. Whoever
     * is alone is not kept.
     */
    private void gather(List<Command<?>> batch) throws InterruptedException {
        waiting.drainTo(batch, TOGETHER_AT_MOST - 1);
        long patience = Math.min(lastTook / 4, GATHER_AT_MOST_NANOSECONDS);
        long until = System.nanoTime() + patience;
        while (lastTogether >= CROWD && batch.size() < lastTogether && !closed) {
            Command<?> next = waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
            waiting.drainTo(batch, TOGETHER_AT_MOST - batch.size());
        }
    }

    private void write(List<Command<?>> batch) {
        long begun = System.nanoTime();
        try {
            Handle handle = line.handle();
            List<OfficeRow> moved = committed(handle, batch);
            // In an office every change records an event; where none was, there is nothing to make safe, unless an
            // earlier force failed.
            unforced |= !moved.isEmpty()
                    || batch.stream().anyMatch(command -> command.office().isEmpty());
            if (unforced) {
                database.force(handle);
                unforced = false;
                durable.clear();
            }
            batch.forEach(Command::acknowledge);
            if (!moved.isEmpty()) {
                changed.accept(moved.stream().map(OfficeRow::id).collect(Collectors.toSet()));
            }
            lastTook = System.nanoTime() - begun;
            commands.add(batch.size());
            batches.increment();
            nanoseconds.add(lastTook);
            if (begun - tidiedAt > TIDY_EVERY_NANOSECONDS) {
                database.tidy(handle);
                tidiedAt = begun;
            }
        } catch (RuntimeException e) {
            memories.clear();
            line.close();
            database.letGo();
            failedBatches.increment();
            refused.add(batch.size());
            LOG.error("transaction=failed commands={}", batch.size(), e);
            NotAccepted failure = new NotAccepted("The database did not take the change", e);
            batch.forEach(command -> command.fail(failure));
        }
    }

    /** Applies the commands, at first all together, and each in a savepoint only when one of them has failed half way. */
    private List<OfficeRow> committed(Handle handle, List<Command<?>> batch) {
        handle.begin();
        Map<OfficeId, OfficeRow> rows = lock(batch);
        Map<OfficeId, OfficeRow.Mark> before = marks(rows);
        if (!batch.stream().allMatch(command -> command.apply(handle, rows, line::writes))) {
            handle.rollback();
            rows.values().forEach(row -> row.memory().forget());
            handle.begin();
            rows.putAll(lock(batch));
            before = marks(rows);
            batch.forEach(command -> command.applyApart(handle, rows));
        }
        Map<OfficeId, OfficeRow.Mark> stood = before;
        List<OfficeRow> moved = rows.values().stream()
                .filter(row -> !row.mark().equals(stood.get(row.id())))
                .toList();
        moved.forEach(OfficeRow::store);
        if (!database.shared()) {
            moved.forEach(row -> durable.putIfAbsent(
                    row.id(), Objects.requireNonNull(stood.get(row.id())).lastSeq()));
        }
        announce.accept(handle, moved.stream().map(OfficeRow::id).toList());
        handle.commit();
        rows.values().forEach(row -> row.memory().leave(row.lastSeq()));
        return moved;
    }

    private static Map<OfficeId, OfficeRow.Mark> marks(Map<OfficeId, OfficeRow> rows) {
        return rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().mark()));
    }

    private Map<OfficeId, OfficeRow> lock(List<Command<?>> batch) {
        Map<OfficeId, OfficeRow> rows = new TreeMap<>();
        batch.stream()
                .flatMap(command -> command.office().stream())
                .distinct()
                .sorted()
                .forEach(office -> {
                    try {
                        rows.put(
                                office,
                                OfficeRow.lock(
                                        line, office, memories.computeIfAbsent(office, id -> new OfficeMemory())));
                    } catch (UnknownOffice e) {
                        batch.stream()
                                .filter(command -> command.office().stream().anyMatch(office::equals))
                                .forEach(command -> command.fail(e));
                    }
                });
        return rows;
    }

    /** Takes no more commands, finishes those that wait. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
