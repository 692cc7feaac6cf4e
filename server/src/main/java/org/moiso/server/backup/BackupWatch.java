package org.moiso.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that backups are made when they are due: every night, or as soon as the PC has been on for a while when it was off then; at once when {@code moiso backup} asks; and the copy on the other disk whenever something
 * has changed. Its own thread does the work; what it has to complain of is read by all.
 */
public final class BackupWatch implements AutoCloseable {

    static final String REQUEST = ".request";
    static final String ANSWER = ".answer";

    private static final Logger LOG = LoggerFactory.getLogger(BackupWatch.class);
    private static final long ROUND_SECONDS = 1;
    private static final Duration SETTLED = Duration.ofMinutes(10);
    private static final Duration AGAIN = Duration.ofMinutes(15);

    private final Backups backups;
    private final BackupPlan plan;
    private final LongSupplier changes;
    private final LocalDateTime begun;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "backups"));
    private volatile @Nullable String backupTrouble;
    private volatile @Nullable String copyTrouble;
    private @Nullable LocalDateTime tried;
    private @Nullable LocalDateTime copied;
    private long copiedChanges = -1;

    /**
     * @param changes how much has happened so far: a number that grows with each change
     */
    public BackupWatch(Backups backups, BackupPlan plan, LongSupplier changes) {
        this.backups = backups;
        this.plan = plan;
        this.changes = changes;
        this.begun = backups.now();
    }

    /** Begins its rounds. */
    public void start() {
        ScheduledFuture<?> unused =
                rounds.scheduleWithFixedDelay(this::round, ROUND_SECONDS, ROUND_SECONDS, TimeUnit.SECONDS);
    }

    /** What is wrong with the backups, each with the next step; empty when all is well. */
    public List<String> troubles() {
        return Stream.of(backupTrouble, copyTrouble).filter(Objects::nonNull).toList();
    }

    void round() {
        try {
            asked();
            nightly();
            copy();
        } catch (IOException | RuntimeException e) {
            LOG.error("backup=failed next=\"tries again in {} s\"", ROUND_SECONDS, e);
        }
    }

    private void asked() throws IOException {
        Path request = plan.folder().resolve(REQUEST);
        if (Files.exists(request)) {
            Files.delete(request);
            Files.writeString(plan.folder().resolve(ANSWER), made());
        }
    }

    private void nightly() throws IOException {
        LocalDateTime now = backups.now();
        LocalDateTime last = tried;
        if (!due(now) || (last != null && last.plus(AGAIN).isAfter(now) && !now.isBefore(last))) {
            return;
        }
        tried = now;
        made();
    }

    private boolean due(LocalDateTime now) throws IOException {
        LocalTime at = plan.at();
        if (at == null) {
            return false;
        }
        LocalDateTime today = now.with(at);
        LocalDateTime wanted = today.isAfter(now) ? today.minusDays(1) : today;
        boolean made = backups.there().stream()
                .findFirst()
                .map(it -> !Backups.madeAt(it).isBefore(wanted))
                .orElse(false);
        return !made && (!wanted.isBefore(begun) || !now.isBefore(begun.plus(SETTLED)));
    }

    private String made() {
        try {
            Path file = backups.make();
            backupTrouble = null;
            return "ok " + file;
        } catch (BackupFailed e) {
            backupTrouble = e.getMessage();
            LOG.error("backup=failed reason=\"{}\"", e.getMessage());
            return "failed " + e.getMessage();
        }
    }

    private void copy() {
        Path folder = plan.copy();
        LocalDateTime now = backups.now();
        LocalDateTime last = copied;
        if (folder == null || (last != null && last.plus(plan.copyEvery()).isAfter(now))) {
            return;
        }
        // Asks the database, so only where a copy is kept and may be due.
        long so = changes.getAsLong();
        if (last != null && so == copiedChanges) {
            return;
        }
        copied = now;
        try {
            backups.copy(folder);
            copiedChanges = so;
            if (copyTrouble != null) {
                LOG.info("copy=works-again folder={}", folder);
            }
            copyTrouble = null;
        } catch (BackupFailed e) {
            if (copyTrouble == null) {
                LOG.error("copy=failed reason=\"{}\"", e.getMessage());
            }
            copyTrouble = e.getMessage();
        }
    }

    /** Lets a copy that is being made be finished. */
    @Override
    public void close() {
        rounds.shutdown();
        try {
            if (!rounds.awaitTermination(1, TimeUnit.MINUTES)) {
                rounds.shutdownNow();
            }
        } catch (InterruptedException e) {
            rounds.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
