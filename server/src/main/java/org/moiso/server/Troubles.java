package org.moiso.server;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.backup.BackupWatch;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.print.PrinterAlarms;

/**
 * What somebody should see to although tickets are issued: backups, a disk that fills, printers that do not print. Each is a sentence with the next step. Safe for all threads, guarded by its own monitor; looked at anew
 * after some seconds, for the health route is asked by everybody.
 */
final class Troubles {

    private static final long LITTLE = 500_000_000;
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final ServerConfig config;
    private final BackupWatch backups;
    private final OfficePlans plans;
    private final PrinterAlarms printers;
    private List<String> slow = List.of();
    private @Nullable Long seen;

    Troubles(ServerConfig config, BackupWatch backups, OfficePlans plans, PrinterAlarms printers) {
        this.config = config;
        this.backups = backups;
        this.plans = plans;
        this.printers = printers;
    }

    synchronized List<String> now() {
        long moment = System.nanoTime();
        if (seen == null || moment - seen > FRESH.toNanos()) {
            slow = Stream.concat(disk().stream(), printers().stream()).toList();
            seen = moment;
        }
        return Stream.concat(backups.troubles().stream(), slow.stream()).toList();
    }

    /** Free room on the disk of the data; empty where it cannot be told. */
    Optional<Long> free() {
        try {
            return Optional.of(Files.getFileStore(config.data()).getUsableSpace());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Only the disk of the data: the others are shares perhaps, which may hang, and what they refuse is told by who writes there. */
    private List<String> disk() {
        return free()
                .filter(room -> room < LITTLE)
                .map(room -> "Only " + room / 1_000_000 + " MB are left on the disk of " + config.data()
                        + ". Make room: on a full disk no ticket is issued and no backup made.")
                .stream()
                .toList();
    }

    private List<String> printers() {
        try {
            return plans.offices().stream()
                    .flatMap(office -> plans.find(office).stream())
                    .flatMap(plan -> printers.of(plan).stream()
                            .filter(alarm -> alarm.ticket() == null)
                            .map(alarm -> sentence(plan, alarm)))
                    .toList();
        } catch (RuntimeException e) {
            // The database does not answer, which the health route says in stronger words.
            return List.of();
        }
    }

    private static String sentence(OfficePlan plan, PrinterAlarms.Alarm alarm) {
        return "Printer " + plan.id().scoped(alarm.printer().id().value()) + " does not print: " + alarm.fault()
                + (alarm.since() == null
                        ? ""
                        : ", since "
                                + plan.localTime(alarm.since()).toLocalTime().withNano(0))
                + ", slips waiting or lost: " + alarm.slips() + ". The console and the admin page say what to do.";
    }
}
