package org.moiso.server.print;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.PrintResult;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.PrinterStatus;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Printer;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.ticket.TicketStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that talks to a printer: takes its jobs in order, writes down each step before the next, and asks the printer how it is when there is
 * nothing to do. {@link #wake} and {@link #status} may be called from any thread.
 */
final class PrinterOwner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterOwner.class);
    private static final long IDLE_MILLISECONDS = 4000;

    private final OfficeId office;
    private final Printer printer;
    private final SlipLine line;
    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final PrintStore store;
    private final SlipComposer composer;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile @Nullable PrinterStatus status;
    private volatile @Nullable Instant troubleSince;
    private volatile @Nullable Instant wellSince;
    private volatile boolean closed;

    PrinterOwner(OfficeId office, Printer printer, SlipLine line, PrintQueue queue) {
        this.office = office;
        this.printer = printer;
        this.line = line;
        this.db = queue.db();
        this.plans = queue.plans();
        this.tickets = queue.tickets();
        this.store = queue.store();
        this.composer = queue.composer();
        this.clock = queue.clock();
        this.thread = new Thread(this::run, "printer-" + printer.id());
    }

    void start() {
        thread.start();
    }

    void wake() {
        work.release();
    }

    Printer printer() {
        return printer;
    }

    @Nullable PrinterStatus status() {
        return status;
    }

    @Nullable Instant troubleSince() {
        return troubleSince;
    }

    private void run() {
        while (!closed) {
            try {
                boolean woken = work.tryAcquire(IDLE_MILLISECONDS, TimeUnit.MILLISECONDS);
                work.drainPermits();
                if (!woken || !ready()) {
                    know(line.check());
                }
                while (!closed && ready() && printNext()) {
                    // the next one
                }
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                LOG.error("printer={} next=\"goes on with the next job\"", printer.id(), e);
            }
        }
    }

    private boolean ready() {
        PrinterStatus known = status;
        return known != null && known.ready();
    }

    /** Returns whether there was a job and the printer may take another. */
    private boolean printNext() {
        Optional<PrintJob> next = db.read(handle -> store.next(handle, office, printer.id()));
        if (next.isEmpty()) {
            return false;
        }
        PrintJob job = next.get();
        Ticket ticket = db.read(handle -> tickets.find(handle, job.ticket())).orElseThrow();
        if (late(job) && ticket.status() != TicketStatus.WAITING) {
            settle(
                    job,
                    JobStatus.DROPPED,
                    null,
                    ticket,
                    new SlipDropped(
                            ticket.id().value(),
                            ticket.number().text(),
                            scoped(),
                            ticket.status().code()));
            return true;
        }
        OfficePlan plan = plans.find(office).orElseThrow();
        if (!db.write(handle -> store.move(handle, job, JobStatus.SENDING, null, null, clock.instant()))) {
            return true;
        }
        PrintJob sending = new PrintJob(
                job.id(), office, job.ticket(), printer.id(), JobStatus.SENDING, job.attempt(), null, clock.instant());
        return settle(sending, ticket, line.print(sending, composer.slip(plan, ticket, job.attempt() > 1)));
    }

    /** Kept waiting by a printer in trouble: its holder has long been told the number another way. */
    private boolean late(PrintJob job) {
        Instant well = wellSince;
        return job.fault() != null || (well != null && job.at().isBefore(well));
    }

    private boolean settle(PrintJob job, Ticket ticket, PrintResult result) {
        long id = ticket.id().value();
        String number = ticket.number().text();
        if (result instanceof PrintResult.Printed printed) {
            String evidence = printed.evidence().name();
            settle(job, JobStatus.PRINTED, null, ticket, new SlipPrinted(id, number, scoped(), evidence));
            return true;
        }
        if (result instanceof PrintResult.Unknown unknown) {
            String fault = unknown.fault().code();
            settle(job, JobStatus.UNKNOWN, fault, ticket, new SlipUnknown(id, number, scoped(), fault));
        } else if (result instanceof PrintResult.Failed failed) {
            // Nothing is on paper: it waits, first in line, until the printer is well again.
            String fault = failed.fault().code();
            settle(job, JobStatus.QUEUED, fault, ticket, new SlipFailed(id, number, scoped(), fault));
        }
        know(line.check());
        return false;
    }

    private void settle(PrintJob job, JobStatus to, @Nullable String fault, Ticket ticket, DomainEvent event) {
        String evidence = event instanceof SlipPrinted printed ? printed.evidence() : null;
        db.inOffice(office, Cause.system(), tx -> {
            if (store.move(tx.handle(), job, to, fault, evidence, clock.instant())) {
                tx.record(event);
            }
            return ticket;
        });
        LOG.info(
                "slip={} number={} printer={} fault={}",
                to.code(),
                ticket.number().text(),
                printer.id(),
                fault);
    }

    private void know(PrinterStatus now) {
        PrinterStatus before = status;
        status = now;
        List<String> faults =
                now.faults().stream().map(PrinterFault::code).sorted().toList();
        boolean news =
                before == null ? !now.faults().isEmpty() : !before.faults().equals(now.faults());
        if (!news) {
            return;
        }
        if (before != null && !before.ready() && now.ready()) {
            wellSince = clock.instant();
        }
        troubleSince = now.faults().isEmpty() ? null : clock.instant();
        LOG.info("printer={} faults={} detail=\"{}\"", printer.id(), faults, now.detail());
        db.inOffice(office, Cause.system(), tx -> tx.record(new PrinterChanged(scoped(), faults, now.detail())));
    }

    private String scoped() {
        return office.scoped(printer.id().value());
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
