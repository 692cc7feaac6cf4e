package org.moiso.server;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.moiso.server.backup.BackupWatch;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Db;
import org.moiso.server.db.WriterFigures;
import org.moiso.server.print.PrinterAlarms;
import org.moiso.server.web.MetricsRoutes.Figure;
import org.moiso.server.web.SocketHub;

/** What a server tells Prometheus. */
final class ServerFigures {

    private static final double SECOND = 1e9;

    private ServerFigures() {}

    /** Those of the server, of its copies and of all printers. */
    static List<Figure> now(
            Db db, SocketHub hub, Troubles troubles, BackupWatch backups, OfficePlans plans, PrinterAlarms printers) {
        List<Figure> all = new ArrayList<>(server(db, hub, troubles.now()));
        backups.backupAge()
                .ifPresent(age -> all.add(stands("moiso_backup_age_seconds", "Of the newest backup", age.toSeconds())));
        backups.copyAge()
                .ifPresent(age -> all.add(stands(
                        "moiso_copy_age_seconds",
                        "Of the copy on the other disk, if one was made since the start",
                        age.toSeconds())));
        troubles.free().ifPresent(room -> all.add(stands("moiso_disk_free_bytes", "Of the data folder's disk", room)));
        List<OfficePlan> offices =
                plans.offices().stream().flatMap(it -> plans.find(it).stream()).toList();
        Map<OfficePlan, List<PrinterAlarms.Standing>> standings = new LinkedHashMap<>();
        offices.forEach(plan -> standings.put(plan, printers.standings(plan)));
        standings.forEach((plan, each) -> each.stream()
                .filter(it -> it.ready() != null)
                .forEach(it -> all.add(of(
                        "moiso_printer_ready",
                        "1 when it prints, 0 when it does not; left out while nothing is known of it",
                        plan,
                        it,
                        Boolean.TRUE.equals(it.ready()) ? 1 : 0))));
        standings.forEach((plan, each) -> each.forEach(
                it -> all.add(of("moiso_printer_slips_waiting", "Slips that wait for it", plan, it, it.waiting()))));
        return all;
    }

    private static Figure of(String name, String help, OfficePlan plan, PrinterAlarms.Standing printer, int value) {
        String whose = "{office=\"" + plan.id() + "\",printer=\"" + printer.printer() + "\"}";
        return new Figure(name, help, false, whose, value);
    }

    private static List<Figure> server(Db db, SocketHub hub, List<String> troubles) {
        WriterFigures writer = db.figures();
        Runtime java = Runtime.getRuntime();
        return List.of(
                counts("moiso_commands_total", "Changes answered, refusals of a rule included", writer.commands()),
                counts("moiso_batches_total", "Transactions they took", writer.batches()),
                counts("moiso_batches_failed_total", "Transactions the database did not take", writer.failedBatches()),
                counts(
                        "moiso_commands_refused_total",
                        "Changes not taken because too many waited or the database failed",
                        writer.refused()),
                counts(
                        "moiso_batch_seconds_total",
                        "Time from the start of a transaction to its answer, forced to the disk",
                        writer.nanoseconds() / SECOND),
                stands("moiso_commands_waiting", "Changes that wait for the writer", writer.waiting()),
                stands("moiso_sockets", "Boards, consoles and phones connected", hub.sockets()),
                stands("moiso_troubles", "What somebody should see to; the health route says what", troubles.size()),
                stands("jvm_memory_used_bytes", "Heap in use", java.totalMemory() - java.freeMemory()),
                stands("jvm_memory_max_bytes", "Heap at most", java.maxMemory()),
                stands(
                        "jvm_threads_current",
                        "Threads",
                        ManagementFactory.getThreadMXBean().getThreadCount()),
                counts(
                        "process_uptime_seconds_total",
                        "Since the start",
                        ManagementFactory.getRuntimeMXBean().getUptime() / 1e3));
    }

    private static Figure counts(String name, String help, Number value) {
        return new Figure(name, help, true, "", value.doubleValue());
    }

    private static Figure stands(String name, String help, Number value) {
        return new Figure(name, help, false, "", value.doubleValue());
    }
}
