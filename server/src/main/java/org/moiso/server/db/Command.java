package org.moiso.server.db;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * One change on its way through the writer. Its outcome is kept back until the batch is durable, failures included: a refusal
 * ("already at counter 3") may rest on a change of the same batch. The caller's thread waits on the future, the writer's thread does the rest.
 */
final class Command<R> {

    private static final String SAVEPOINT = "command";

    private final @Nullable OfficeId office;
    private final BiFunction<Handle, Map<OfficeId, OfficeRow>, R> work;
    private final CompletableFuture<Outcome<R>> caller = new CompletableFuture<>();
    private @Nullable Outcome<R> outcome;

    private record Outcome<R>(@Nullable R value, @Nullable RuntimeException failure) {}

    private Command(@Nullable OfficeId office, BiFunction<Handle, Map<OfficeId, OfficeRow>, R> work) {
        this.office = office;
        this.work = work;
    }

    static <R> Command<R> inOffice(OfficeId office, Cause cause, Clock clock, Work<OfficeTx, R> work) {
        return new Command<>(office, (handle, rows) -> {
            OfficeRow row = rows.get(office);
            if (row == null) {
                throw new UnknownOffice(office);
            }
            OfficeRow.Mark before = row.mark();
            try {
                return work.in(new OfficeTx(handle, row, cause, clock));
            } catch (RuntimeException e) {
                row.rewind(before);
                throw e;
            }
        });
    }

    static <R> Command<R> plain(Work<Handle, R> work) {
        return new Command<>(null, (handle, rows) -> work.in(handle));
    }

    Optional<OfficeId> office() {
        return Optional.ofNullable(office);
    }

    /**
     * Runs the work, trusting that it either succeeds or refuses before it has written anything, as nearly all do.
     *
     * @return false when it failed half way: the transaction must be begun again, with {@link #applyApart}
     */
    boolean apply(Handle handle, Map<OfficeId, OfficeRow> rows, IntSupplier writes) {
        int before = writes.getAsInt();
        try {
            run(handle, rows);
        } catch (JdbiException e) {
            return false;
        } catch (RuntimeException e) {
            outcome = new Outcome<>(null, e);
            return writes.getAsInt() == before;
        }
        return true;
    }

    /** Runs the work in a savepoint; whatever it throws is its own affair, as long as the transaction can be rolled back to before it. */
    void applyApart(Handle handle, Map<OfficeId, OfficeRow> rows) {
        handle.savepoint(SAVEPOINT);
        try {
            run(handle, rows);
            handle.releaseSavepoint(SAVEPOINT);
        } catch (RuntimeException e) {
            handle.rollbackToSavepoint(SAVEPOINT);
            outcome = new Outcome<>(null, e);
        }
    }

    private void run(Handle handle, Map<OfficeId, OfficeRow> rows) {
        if (!caller.isDone()) {
            outcome = new Outcome<>(work.apply(handle, rows), null);
        }
    }

    void acknowledge() {
        caller.complete(outcome == null ? new Outcome<>(null, new NotAccepted("The command was not run")) : outcome);
    }

    void fail(RuntimeException failure) {
        caller.complete(new Outcome<>(null, failure));
    }

    @SuppressWarnings("NullAway") // R itself may be nullable: the work's own value is handed back as it is
    R outcome(long patienceSeconds) {
        try {
            Outcome<R> known = caller.get(patienceSeconds, TimeUnit.SECONDS);
            if (known.failure != null) {
                throw known.failure;
            }
            return known.value;
        } catch (TimeoutException e) {
            throw new NotAccepted("The database has not answered for " + patienceSeconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAccepted("The server is stopping", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
