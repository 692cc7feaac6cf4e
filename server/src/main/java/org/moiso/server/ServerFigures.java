package org.moiso.server;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.moiso.server.db.Db;
import org.moiso.server.db.WriterFigures;
import org.moiso.server.web.MetricsRoutes.Figure;
import org.moiso.server.web.SocketHub;

/** What a server tells Prometheus. */
final class ServerFigures {

    private static final double SECOND = 1e9;

    private ServerFigures() {}

    static List<Figure> now(Db db, SocketHub hub, List<String> troubles) {
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
        return new Figure(name, help, true, value.doubleValue());
    }

    private static Figure stands(String name, String help, Number value) {
        return new Figure(name, help, false, value.doubleValue());
    }
}
