package org.moiso.server.print;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.moiso.printer.PrintResult;
import org.moiso.printer.PrinterStatus;
import org.moiso.printer.Slip;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Printer;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that talks to a printer: takes its jobs in order, writes down each step before the next, and asks the
 * printer how it is when there is nothing to do. {@link #wake}, {@link #test} and {@link #notice} may be called from
 * any thread.
 */
final class PrinterOwner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterOwner.class);
    private static final long IDLE_MILLISECONDS = 1000;
    private static final long REST_SECONDS = 1;
    /** So long somebody who got no number may be thought to stand at the dispenser. */
    private static final Duration STANDS_THERE = Duration.ofSeconds(20);

    /** A slip of no ticket: printed once if it can be, and never again. */
    private record Aside(Slip slip, boolean test, Instant at) {}

    private final OfficeId office;
    private final Printer printer;
    private final SlipLine line;
    private final PrinterWatch watch;
    private final PrintQueue queue;
    private final BooleanSupplier mine;
    private final Settling settling;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private final Queue<Aside> asides = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param mine whether no other node may be talking to the printer now
     */
    PrinterOwner(
            OfficeId office,
            Printer printer,
            SlipLine line,
            PrinterWatch watch,
            PrintQueue queue,
            BooleanSupplier mine) {
        this.office = office;
        this.printer = printer;
        this.line = line;
        this.watch = watch;
        this.queue = queue;
        this.mine = mine;
        this.settling = new Settling(queue.db(), queue.store(), queue.rolls());
        this.clock = queue.clock();
        this.thread = new Thread(this::run, "printer-" + printer.id());
    }

    void start() {
        thread.start();
        wake();
    }

    void wake() {
        work.release();
    }

    boolean of(OfficeId wanted) {
        return office.equals(wanted);
    }

    Printer printer() {
        return printer;
    }

    PrinterWatch watch() {
        return watch;
    }

    /** Prints a slip of no ticket as soon as the printer is free. */
    void test(Slip slip) {
        asides.add(new Aside(slip, true, clock.instant()));
        wake();
    }

    /** Prints why somebody got no number, if that can be done while they still stand there. */
    void notice(Slip slip) {
        asides.add(new Aside(slip, false, clock.instant()));
        wake();
    }

    private void run() {
        boolean recalled = false;
        while (!closed) {
            try {
                if (!mine.getAsBoolean()) {
                    // Whoever drives it meanwhile may have begun something.
                    recalled = false;
                    TimeUnit.MILLISECONDS.sleep(IDLE_MILLISECONDS);
                    continue;
                }
                recalled = recalled || recallHalfSent();
                boolean woken = work.tryAcquire(IDLE_MILLISECONDS, TimeUnit.MILLISECONDS);
                work.drainPermits();
                if (!woken || !watch.ready()) {
                    watch.see(line.check());
                    tellWhoWaits();
                }
                for (Aside aside = asides.poll(); aside != null && !closed; aside = asides.poll()) {
                    printAside(aside);
                }
                while (!closed && watch.ready() && mine.getAsBoolean() && printNext()) {
                    // the next one
                }
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                LOG.error("printer={} next=\"goes on in {} s\"", printer.id(), REST_SECONDS, e);
                rest();
            }
        }
    }

    /** What failed a moment ago fails again now, and a line in the log for each time would fill the disk. */
    private void rest() {
        try {
            TimeUnit.SECONDS.sleep(REST_SECONDS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** What was on its way when the server stopped: only a line that remembers can tell what came of it. */
    private boolean recallHalfSent() {
        List<PrintJob> halfSent =
                queue.db().read(handle -> queue.store().in(handle, office, printer.id(), JobStatus.SENDING));
        for (PrintJob job : halfSent) {
            Ticket ticket = ticket(job.ticket());
            line.recall(job, slip(job, ticket)).ifPresent(outcome -> settling.settle(job, ticket, outcome));
        }
        return true;
    }

    /**
     * A printer in trouble lets its slips wait. Whoever stands at the dispenser is told at once, and takes the number
     * along on the phone.
     */
    private void tellWhoWaits() {
        watch.report()
                .trouble()
                .map(PrintResult.Failed::new)
                .ifPresent(failed -> waiting().stream()
                        .filter(job -> job.fault() == null)
                        .forEach(job -> settling.settle(job, ticket(job.ticket()), Outcome.of(failed))));
    }

    private List<PrintJob> waiting() {
        return queue.db().read(handle -> queue.store().in(handle, office, printer.id(), JobStatus.QUEUED));
    }

    /** Returns whether there was a job and the printer may take another. */
    private boolean printNext() {
        Optional<PrintJob> next = queue.db().read(handle -> queue.store().next(handle, office, printer.id()));
        if (next.isEmpty()) {
            return false;
        }
        PrintJob job = next.get();
        Ticket ticket = ticket(job.ticket());
        if (late(job) && !Reprinting.mayPrint(ticket)) {
            settling.drop(job, ticket);
            return true;
        }
        Slip slip = slip(job, ticket);
        String over = line.name();
        PrintJob sending = job.sentOver(over, clock.instant());
        if (!queue.db().write(handle -> queue.store().send(handle, sending))) {
            return true;
        }
        Optional<Outcome> outcome = line.print(job.name(), job.attempt(), over, slip);
        if (outcome.isEmpty()) {
            return false;
        }
        settling.settle(sending, ticket, outcome.get(), job.fault());
        if (outcome.get().result() instanceof PrintResult.Printed) {
            return true;
        }
        watch.see(line.check());
        return false;
    }

    /** Kept waiting by trouble: its holder has long been told the number another way. */
    private boolean late(PrintJob job) {
        return job.fault() != null || job.at().isBefore(watch.wellSince());
    }

    private void printAside(Aside aside) {
        boolean late = aside.at().plus(STANDS_THERE).isBefore(clock.instant());
        if (!aside.test() && (late || !watch.ready())) {
            return;
        }
        String name = TicketId.next().toString();
        line.print(name, 1, line.name(), aside.slip()).ifPresent(outcome -> {
            if (aside.test()) {
                watch.tested(PrinterReport.Tested.of(clock.instant(), outcome.result()));
            }
            Integer rows = outcome.rows();
            if (rows != null) {
                queue.db().write(handle -> {
                    queue.rolls().use(handle, office, printer.id(), rows, clock.instant());
                    return rows;
                });
            }
            LOG.info("{}={} printer={}", aside.test() ? "test" : "notice", outcome.result(), printer.id());
        });
        PrinterStatus now = line.check();
        watch.see(now);
    }

    private Ticket ticket(TicketId id) {
        return queue.db().read(handle -> queue.tickets().find(handle, id)).orElseThrow();
    }

    private Slip slip(PrintJob job, Ticket ticket) {
        return queue.composer().slip(queue.plans().find(office).orElseThrow(), ticket, job.reprint());
    }

    @Override
    public void close() {
        closed = true;
        line.close();
        work.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
