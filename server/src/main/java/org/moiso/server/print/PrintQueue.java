package org.moiso.server.print;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.PrinterStatus;
import org.moiso.server.call.TicketViews;
import org.moiso.server.catalog.OfficeChanged;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.office.DispenserId;
import org.moiso.server.office.Printer;
import org.moiso.server.office.PrinterId;
import org.moiso.server.queue.Waits;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketIssued;
import org.moiso.server.ticket.TicketStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns issued tickets into slips: one job for each ticket that was taken at a dispenser with a printer, kept in the database until it is settled. Safe for all
 * threads.
 *
 * <p>It follows the event log with a cursor of its own, so that no slip is missed across a restart, and none is made twice.
 */
public final class PrintQueue implements EventConsumer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrintQueue.class);
    private static final int PAGE = 500;
    private static final int CURSOR_STEP = 100;

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final EventLog log;
    private final SlipComposer composer;
    private final Clock clock;
    private final PrintStore store = new PrintStore();
    private final RollStore rolls = new RollStore();
    private final PrinterLines lines;
    /** Drops what comes when it is closed: there is nobody left to tell. */
    private final ExecutorService news = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "printer-news"),
            new ThreadPoolExecutor.DiscardPolicy());

    private final Map<String, PrinterOwner> owners = new ConcurrentHashMap<>();
    private final Map<OfficeId, Long> cursors = new ConcurrentHashMap<>();
    private final Set<OfficeId> behind = ConcurrentHashMap.newKeySet();

    /**
     * @param folder for what printers need on the disk: pictures of a virtual one, the serial line's native library
     */
    public PrintQueue(
            Db db,
            OfficePlans plans,
            TicketStore tickets,
            EventLog log,
            Waits waits,
            TicketViews views,
            Clock clock,
            Path folder) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
        this.log = log;
        this.composer = new SlipComposer(waits, views);
        this.clock = clock;
        this.lines = new PrinterLines(db, store, clock, folder, news);
    }

    /** Takes up what was left: events not yet read get their jobs, printers start. */
    public void start() {
        plans.offices().forEach(this::ownAll);
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        Set<String> types = events.stream().map(OfficeEvent::type).collect(Collectors.toSet());
        if (types.contains(OfficeChanged.TYPE)) {
            ownAll(office);
        }
        if (types.contains(TicketIssued.TYPE) || types.contains(SlipRequested.TYPE)) {
            take(office, events);
            owners.entrySet().stream()
                    .filter(owner -> owner.getKey().startsWith(office + "."))
                    .forEach(owner -> owner.getValue().wake());
        }
    }

    /** Events that could not be written down when they came are made up for with the next ones. */
    private void take(OfficeId office, List<OfficeEvent> events) {
        if (behind.contains(office)) {
            catchUp(office);
            behind.remove(office);
            return;
        }
        behind.add(office);
        enqueue(office, events);
        behind.remove(office);
    }

    /** Drives the printers that the plan has now; one whose entry has changed gets a new line. */
    private synchronized void ownAll(OfficeId office) {
        plans.find(office).ifPresent(plan -> {
            catchUp(office);
            Set<Printer> wanted = Set.copyOf(plan.printers());
            owners.values().stream()
                    .filter(owner -> owner.of(office) && !wanted.contains(owner.printer()))
                    .toList()
                    .forEach(owner -> {
                        owner.close();
                        owners.values().remove(owner);
                    });
            wanted.stream()
                    .filter(printer -> owner(office, printer.id()).isEmpty())
                    .forEach(printer -> own(office, printer));
        });
    }

    /** What is wrong with a printer, the worst fault; empty when it is well or not driven by this node. */
    Optional<PrinterFault> trouble(OfficeId office, PrinterId printer) {
        PrinterStatus status = owner(office, printer)
                .map(PrinterOwner::watch)
                .map(PrinterWatch::status)
                .orElse(null);
        return status == null || status.ready()
                ? Optional.empty()
                : status.faults().stream().filter(it -> !it.warning()).reduce((first, worse) -> worse);
    }

    /** Who talks to a printer, if this node does. */
    Optional<PrinterOwner> owner(OfficeId office, PrinterId printer) {
        return Optional.ofNullable(owners.get(office.scoped(printer.value())));
    }

    Optional<AgentLine> agent(String scopedPrinter) {
        return lines.agent(scopedPrinter);
    }

    private void own(OfficeId office, Printer printer) {
        String scoped = office.scoped(printer.id().value());
        try {
            PrinterWatch watch = new PrinterWatch(db, office, printer.id(), clock, news);
            PrinterOwner owner = new PrinterOwner(
                    office,
                    printer,
                    lines.to(office, printer, status -> seen(office, printer, watch, status)),
                    watch,
                    this);
            owners.put(scoped, owner);
            owner.start();
        } catch (IllegalArgumentException e) {
            LOG.error("printer={} address=\"{}\" cannot be used: {}", scoped, printer.port(), e.getMessage());
        }
    }

    /** The printer, or its agent, has told of a change by itself. */
    private void seen(OfficeId office, Printer printer, PrinterWatch watch, PrinterStatus status) {
        watch.see(status);
        owner(office, printer.id()).ifPresent(PrinterOwner::wake);
    }

    private void catchUp(OfficeId office) {
        long seq = db.read(handle -> store.cursor(handle, office)).orElse(0L);
        List<OfficeEvent> page;
        do {
            page = log.after(office, seq, PAGE);
            if (!page.isEmpty()) {
                enqueue(office, page);
                seq = page.get(page.size() - 1).seq();
            }
        } while (page.size() == PAGE);
    }

    private void enqueue(OfficeId office, List<OfficeEvent> events) {
        OfficePlan plan = plans.find(office).orElseThrow();
        Map<OfficeEvent, PrinterId> wanted = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.type().equals(TicketIssued.TYPE) && event.ticket() != null)
                .forEach(event -> printer(plan, event).ifPresent(printer -> wanted.put(event, printer)));
        long last = events.get(events.size() - 1).seq();
        // Where nothing is to be printed the cursor may lag behind a little: what is read twice makes no job.
        if (wanted.isEmpty() && last - cursors.getOrDefault(office, 0L) < CURSOR_STEP) {
            return;
        }
        db.write(handle -> {
            wanted.forEach((event, printer) -> store.insertOnce(
                    handle,
                    new PrintStore.Order(office, event.seq(), new TicketId(ticket(event)), printer, 1),
                    clock.instant()));
            store.moveCursor(handle, office, last);
            return last;
        });
        cursors.put(office, last);
    }

    private static long ticket(OfficeEvent event) {
        Long ticket = event.ticket();
        return ticket == null ? 0 : ticket;
    }

    private static Optional<PrinterId> printer(OfficePlan plan, OfficeEvent event) {
        return Optional.ofNullable(event.body().path("dispenser").textValue())
                .flatMap(dispenser -> plan.dispenser(new DispenserId(dispenser)))
                .flatMap(dispenser -> Optional.ofNullable(dispenser.printer()));
    }

    Db db() {
        return db;
    }

    OfficePlans plans() {
        return plans;
    }

    TicketStore tickets() {
        return tickets;
    }

    PrintStore store() {
        return store;
    }

    RollStore rolls() {
        return rolls;
    }

    SlipComposer composer() {
        return composer;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        owners.values().forEach(PrinterOwner::close);
        news.shutdown();
        try {
            boolean unused = news.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
