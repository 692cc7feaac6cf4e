package org.moiso.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
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
    private static final Duration TOO_OLD = Duration.ofHours(49);

    private final Backups backups;
    private final BackupPlan plan;
    private final Source source;
    private final LocalDateTime begun;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "backups"));
    private volatile @Nullable String backupTrouble;
    private volatile @Nullable String copyTrouble;
    private volatile @Nullable String markTrouble;
    private volatile @Nullable LocalDateTime newest;
    private volatile @Nullable LocalDateTime newestCopy;
    private boolean looked;
    private @Nullable LocalDateTime tried;
    private @Nullable LocalDateTime copied;
    private long copiedChanges = -1;
    private long markedCommands = -1;
    private final Map<Path, String> marked = new HashMap<>();

    /** What happens in the data that is watched. */
    public interface Source {

        /** Grows with each change and each try of one; costs nothing to ask. */
        long commands();

        /** Grows with each change. Asks the database. */
        long changes();

        /** How far the numbers have come, as the text that is kept; the same as long as none is given. */
        String numbers();
    }

    public BackupWatch(Backups backups, BackupPlan plan, Source source) {
        this.backups = backups;
        this.plan = plan;
        this.source = source;
        this.begun = backups.now();
    }

    /** Begins its rounds. */
    public void start() {
        ScheduledFuture<?> unused =
                rounds.scheduleWithFixedDelay(this::round, ROUND_SECONDS, ROUND_SECONDS, TimeUnit.SECONDS);
    }

    /** What is wrong with the backups, each with the next step; empty when all is well. */
    public List<String> troubles() {
        return Stream.of(backupTrouble, tooOld(), copyTrouble, markTrouble)
                .filter(Objects::nonNull)
                .toList();
    }

    /** How old the newest backup is; empty when there is none. */
    public Optional<Duration> backupAge() {
        return age(newest);
    }

    /** The same of the copy, as far as it was made since the start. */
    public Optional<Duration> copyAge() {
        return age(newestCopy);
    }

    private Optional<Duration> age(@Nullable LocalDateTime made) {
        return Optional.ofNullable(made).map(it -> Duration.between(it, backups.now()));
    }

    private @Nullable String tooOld() {
        if (plan.at() == null || backups.now().isBefore(begun.plus(SETTLED).plus(AGAIN))) {
            return null;
        }
        return backupAge()
                .filter(age -> age.compareTo(TOO_OLD) > 0)
                .map(age -> "The newest backup in " + plan.folder() + " is " + age.toHours()
                        + " hours old. Look at the log, or make one with  moiso backup .")
                .orElse(null);
    }

    void round() {
        try {
            look();
            mark();
            asked();
            nightly();
            copy();
        } catch (IOException | RuntimeException e) {
            LOG.error("backup=failed next=\"tries again in {} s\"", ROUND_SECONDS, e);
        }
    }

    /** Once: from then on it is known what was made. */
    private void look() throws IOException {
        if (!looked) {
            newest = backups.there().stream().findFirst().map(Backups::madeAt).orElse(null);
            looked = true;
        }
    }

    private void asked() throws IOException {
        Path request = plan.folder().resolve(REQUEST);
        if (Files.exists(request)) {
            Files.delete(request);
            Files.writeString(plan.folder().resolve(ANSWER), made());
        }
    }

    private void nightly() {
        LocalDateTime now = backups.now();
        LocalDateTime last = tried;
        if (!due(now) || (last != null && last.plus(AGAIN).isAfter(now) && !now.isBefore(last))) {
            return;
        }
        tried = now;
        made();
    }

    private boolean due(LocalDateTime now) {
        LocalTime at = plan.at();
        if (at == null) {
            return false;
        }
        LocalDateTime today = now.with(at);
        LocalDateTime wanted = today.isAfter(now) ? today.minusDays(1) : today;
        LocalDateTime last = newest;
        boolean made = last != null && !last.isBefore(wanted);
        return !made && (!wanted.isBefore(begun) || !now.isBefore(begun.plus(SETTLED)));
    }

    private String made() {
        try {
            Path file = backups.make();
            backupTrouble = null;
            newest = Backups.madeAt(file);
            return "ok " + file;
        } catch (BackupFailed e) {
            backupTrouble = e.getMessage();
            LOG.error("backup=failed reason=\"{}\"", e.getMessage());
            return "failed " + e.getMessage();
        }
    }

    /** The numbers' marks, as soon as one was given: after a restore they say where to go on. */
    private void mark() {
        long commands = source.commands();
        if (commands == markedCommands) {
            return;
        }
        Instant before = backups.instant();
        String numbers = source.numbers();
        try {
            Files.createDirectories(plan.folder());
            mark(plan.folder(), new MarkFile.Kept(before, numbers));
            Path copy = plan.copy();
            if (copy != null && Files.isDirectory(copy)) {
                mark(copy, new MarkFile.Kept(before, numbers));
            }
            markedCommands = commands;
            markTrouble = null;
        } catch (IOException e) {
            if (markTrouble == null) {
                LOG.error("marks=failed reason=\"{}\"", e.toString());
            }
            markTrouble = "How far the numbers have come cannot be kept beside the backups (" + e + "). Look whether "
                    + plan.folder() + " and the folder of the copy are writable and not full.";
        }
    }

    private void mark(Path folder, MarkFile.Kept now) throws IOException {
        if (!now.numbers().equals(marked.get(folder))) {
            MarkFile.write(folder, now);
            marked.put(folder, now.numbers());
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
        long so = source.changes();
        if (last != null && so == copiedChanges) {
            return;
        }
        copied = now;
        try {
            backups.copy(folder);
            copiedChanges = so;
            newestCopy = now;
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
