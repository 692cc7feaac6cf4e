package org.moiso.server.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.moiso.server.QueueServer;
import org.moiso.server.ServerConfig;
import org.moiso.server.check.Checker;
import org.moiso.server.db.Database;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.Db;

/** What the power cut has left is opened as the server opens it; whatever was promised is asked for, and the checker reads the rest. */
final class AfterTheCut {

    private final List<String> findings = new ArrayList<>();

    private AfterTheCut() {}

    /**
     * @param goOn whether the whole server is started on it too, and the next number drawn
     */
    static List<String> findings(Path folder, DiskLog.Found found, boolean goOn) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("moiso.mv.db");
        Files.write(file, found.file());
        AfterTheCut after = new AfterTheCut();
        try {
            DatabaseConfig database = DatabaseConfig.embedded(folder);
            try (Db db = new Db(Database.open(database), Clock.systemUTC(), offices -> {})) {
                db.read(handle -> after.compare(handle, found.promises()));
                after.check(db);
            }
            if (goOn) {
                after.goOn(new ServerConfig(folder, "127.0.0.1", 0, null, database), found.promises());
            }
        } catch (RuntimeException e) {
            after.findings.add("does not open: " + e);
        }
        Files.delete(file);
        return after.findings;
    }

    private void check(Db db) {
        findings.addAll(new Checker(db).check(CutDay.OFFICE).findings());
    }

    private void goOn(ServerConfig config, List<Object> promises) {
        try (QueueServer server = new QueueServer(config, Clock.systemUTC())) {
            String next = server.core()
                    .ticketing()
                    .issue(CutDay.OFFICE, BusyHall.order(), BusyHall.cause())
                    .ticket()
                    .number()
                    .text();
            if (place(next) <= highest(promises)) {
                findings.add("the next number is " + next + " after " + highest(promises));
            }
            check(server.core().db());
        }
    }

    private boolean compare(Handle handle, List<Object> promises) {
        Map<Long, String> numbers = new HashMap<>();
        handle.createQuery("select id, number from ticket")
                .map((rs, context) -> numbers.put(rs.getLong(1), rs.getString(2)))
                .list();
        Set<Long> called = new HashSet<>(handle.createQuery("select ticket from visit_call")
                .mapTo(Long.class)
                .list());
        Set<Long> printed = new HashSet<>(handle.createQuery("select id from print_job where status = 'printed'")
                .mapTo(Long.class)
                .list());
        for (Object each : promises) {
            if (each instanceof Promise.Shown it && !it.number().equals(numbers.get(it.ticket()))) {
                findings.add("lost: " + it);
            } else if (each instanceof Promise.Call it && !called.contains(it.ticket())) {
                findings.add("lost: " + it);
            } else if (each instanceof Promise.Slip it && !printed.contains(it.job())) {
                findings.add("lost: " + it);
            }
        }
        return findings.isEmpty();
    }

    private static long highest(List<Object> promises) {
        return promises.stream()
                .filter(Promise.Shown.class::isInstance)
                .mapToLong(it -> place(((Promise.Shown) it).number()))
                .max()
                .orElse(0);
    }

    private static long place(String number) {
        return Long.parseLong(number.substring(1));
    }
}
