package org.moiso.server.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When and where the data is copied.
 *
 * @param folder for the nightly backups
 * @param at when, by the machine's own clock; null for never by itself
 * @param keep how many of them stay, 1 or more
 * @param copy the folder, best on another disk or machine, that always holds a recent copy; null for none
 * @param copyEvery how old that copy may grow
 */
public record BackupPlan(
        Path folder,
        @Nullable LocalTime at,
        int keep,
        @Nullable Path copy,
        Duration copyEvery) {

    /** Nothing by itself; a backup when somebody asks. */
    public static BackupPlan onlyWhenAsked(Path data) {
        return new BackupPlan(data.resolve("backups"), null, 14, null, Duration.ofMinutes(1));
    }
}
