package org.moiso.server.durability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.moiso.server.QueueServer;
import org.moiso.server.ServerConfig;
import org.moiso.server.db.Cause;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.Officer;
import org.moiso.server.ticket.Ticketing;

/**
 * A busy hall on a {@link CutDisk}, from the first press to the server's orderly end: the whole server, its group commit, its printer.
 *
 * @param begun the step of the log from which on the hall was open
 * @param closing the step from which on the server was closed
 */
record CutDay(DiskLog log, int begun, int closing) {

    static final OfficeId OFFICE = BusyHall.OFFICE;

    private static final int CLIENTS = 6;
    private static final int FORCES = 150;

    /**
     * @param options of H2's address
     */
    static CutDay work(Path folder, long seed, String options) throws Exception {
        Files.createDirectories(folder);
        DiskLog log = CutDisk.watch(folder.resolve("moiso.mv.db"));
        DatabaseConfig database =
                new DatabaseConfig("jdbc:h2:file:cut:" + folder.resolve("moiso") + options, null, null);
        BusyHall hall = BusyHall.open(new ServerConfig(folder, "127.0.0.1", 0, null, database), Clock.systemUTC());
        QueueServer server = hall.server();
        int begun = log.steps();
        crowd(server, log, seed);
        int closing = log.steps();
        server.close();
        return new CutDay(log, begun, closing);
    }

    private static void crowd(QueueServer server, DiskLog log, long seed) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(CLIENTS + 2);
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            working.add(crowd.submit(() -> whileOpen(() -> press(server, log))));
        }
        Officer officer = new Officer("canbo2", "Cán bộ " + seed);
        CounterId counter = new CounterId("q2");
        server.core().staffing().take(OFFICE, counter, officer, Cause.system());
        working.add(crowd.submit(() -> whileOpen(() -> call(server, log, counter, officer))));
        Set<Long> seen = new HashSet<>();
        working.add(crowd.submit(() -> whileOpen(() -> slips(server, log, seen))));
        long before = log.forces();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> log.forces() > before + FORCES);
        crowd.shutdownNow();
        for (Future<?> each : working) {
            each.get();
        }
    }

    private static void press(QueueServer server, DiskLog log) {
        Ticketing.Issued issued = server.core().ticketing().issue(OFFICE, BusyHall.order(), BusyHall.cause());
        log.promised(new Promise.Shown(
                issued.ticket().id().value(), issued.ticket().number().text()));
    }

    private static void call(QueueServer server, DiskLog log, CounterId counter, Officer officer) {
        server.core()
                .calling()
                .callNext(OFFICE, counter, officer, BusyHall.cause(), true, null)
                .ifPresent(it -> log.promised(new Promise.Call(it.ticket().id().value())));
    }

    /** Whoever reads between commit and force may see what can still be lost; a slip counts once a later change was acknowledged. */
    private static void slips(QueueServer server, DiskLog log, Set<Long> seen) {
        List<Long> printed = server.core()
                .db()
                .read(handle -> handle.createQuery("select id from print_job where status = 'printed'")
                        .mapTo(Long.class)
                        .list());
        server.core().db().write(handle -> handle.execute("update office set last_seq = last_seq where 1 = 0"));
        printed.stream().filter(seen::add).forEach(it -> log.promised(new Promise.Slip(it)));
    }

    private static void whileOpen(Runnable step) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }
}
