package org.moiso.server.print;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.Evidence;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PortAddress;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.PrinterSettings;
import org.moiso.printer.PrinterStatus;
import org.moiso.printer.SlipLayout;
import org.moiso.printer.SlipPrinter;
import org.moiso.server.call.TicketViews;
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
import org.moiso.server.text.LocalText;
import org.moiso.server.ticket.SlipState;
import org.moiso.server.ticket.Ticket;
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
    private final Path folder;
    private final PrintStore store = new PrintStore();
    private final Map<String, PrinterOwner> owners = new ConcurrentHashMap<>();
    private final Map<OfficeId, Long> cursors = new ConcurrentHashMap<>();
    private final Map<String, AgentLine> agents = new ConcurrentHashMap<>();

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
        this.folder = folder;
    }

    /** A slip's state from the database alone, for whoever shows tickets. One whose job the feed has yet to make is queued. */
    public static SlipState slipOf(Db db, OfficePlans plans, Ticket ticket) {
        return db.read(handle -> new PrintStore().of(handle, ticket.id()))
                .map(PrintQueue::state)
                .or(() -> plans.find(ticket.office())
                        .flatMap(plan -> printer(plan, ticket))
                        .map(printer -> new SlipState(JobStatus.QUEUED.code(), null, null)))
                .orElse(SlipState.none());
    }

    /** Takes up what was left: jobs half sent when the server stopped are unknown, events not yet read get their jobs, printers start. */
    public void start() {
        for (OfficeId office : plans.offices()) {
            plans.find(office).ifPresent(plan -> {
                plan.printers().forEach(printer -> declareUnknown(office, printer.id()));
                catchUp(office);
                plan.printers().forEach(printer -> own(office, printer));
            });
        }
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        boolean issued = events.stream().anyMatch(event -> event.type().equals(TicketIssued.TYPE));
        if (issued) {
            enqueue(office, events);
            owners.entrySet().stream()
                    .filter(owner -> owner.getKey().startsWith(office + "."))
                    .forEach(owner -> owner.getValue().wake());
        }
    }

    /** What is wrong with a printer, worst fault first to read; empty when it is well or not driven by this node. */
    public Optional<PrinterFault> trouble(OfficeId office, PrinterId printer) {
        PrinterOwner owner = owners.get(office.scoped(printer.value()));
        PrinterStatus status = owner == null ? null : owner.status();
        return status == null || status.ready()
                ? Optional.empty()
                : status.faults().stream().filter(it -> !it.warning()).reduce((first, worse) -> worse);
    }

    /** Since when a printer is in trouble. */
    public @Nullable Instant troubleSince(OfficeId office, PrinterId printer) {
        PrinterOwner owner = owners.get(office.scoped(printer.value()));
        return owner == null ? null : owner.troubleSince();
    }

    /** How many slips wait for a printer or are lost without trace. */
    public int waitingSlips(OfficeId office, PrinterId printer) {
        return db.read(handle -> store.in(handle, office, printer, List.of(JobStatus.QUEUED, JobStatus.UNKNOWN)))
                .size();
    }

    Optional<AgentLine> agent(String scopedPrinter) {
        return Optional.ofNullable(agents.get(scopedPrinter));
    }

    private void own(OfficeId office, Printer printer) {
        String scoped = office.scoped(printer.id().value());
        try {
            PrinterOwner owner = new PrinterOwner(office, printer, line(office, printer), this);
            owners.put(scoped, owner);
            owner.start();
            owner.wake();
        } catch (IllegalArgumentException e) {
            LOG.error("printer={} address=\"{}\" cannot be used: {}", scoped, printer.port(), e.getMessage());
        }
    }

    private SlipLine line(OfficeId office, Printer printer) {
        if (printer.port().startsWith("agent:")) {
            AgentLine agent = new AgentLine(clock);
            agents.put(office.scoped(printer.id().value()), agent);
            return agent;
        }
        Path own = folder.resolve(office.scoped(printer.id().value()));
        Optional<String> known = db.read(handle -> store.capability(handle, office, printer.id(), printer.port()));
        PrinterSettings settings = PrinterSettings.of(PaperWidth.ofMillimetres(printer.width()))
                .withEvidence(known.map(Evidence::valueOf).orElse(null));
        SlipPrinter slipPrinter = new SlipPrinter(
                PortAddress.parse(printer.port()).port(own),
                settings,
                new SlipLayout(),
                clock,
                status -> remember(office, printer, status));
        slipPrinter.warmUp();
        return new LocalLine(slipPrinter);
    }

    private void remember(OfficeId office, Printer printer, PrinterStatus status) {
        Evidence evidence = status.evidence();
        if (evidence == null) {
            return;
        }
        Optional<String> known = db.read(handle -> store.capability(handle, office, printer.id(), printer.port()));
        if (known.filter(it -> it.equals(evidence.name())).isEmpty()) {
            db.write(handle -> {
                store.storeCapability(handle, office, printer.id(), printer.port(), evidence.name());
                return evidence;
            });
        }
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
                    handle, office, event.seq(), new TicketId(ticket(event)), printer, clock.instant()));
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

    private static Optional<PrinterId> printer(OfficePlan plan, Ticket ticket) {
        return Optional.ofNullable(ticket.dispenser())
                .flatMap(plan::dispenser)
                .flatMap(dispenser -> Optional.ofNullable(dispenser.printer()));
    }

    /** What was being sent when the server stopped may be on paper: it is not sent again unless somebody asks. */
    private void declareUnknown(OfficeId office, PrinterId printer) {
        List<PrintJob> halfSent = db.read(handle -> store.in(handle, office, printer, List.of(JobStatus.SENDING)));
        halfSent.forEach(job -> db.write(handle ->
                store.move(handle, job, JobStatus.UNKNOWN, PrinterFault.LINE_LOST.code(), null, clock.instant())));
    }

    private static SlipState state(PrintJob job) {
        String fault = job.fault();
        return new SlipState(
                job.status() == JobStatus.QUEUED && fault != null
                        ? JobStatus.FAILED.code()
                        : job.status().code(),
                fault,
                fault == null ? null : PrintQueue.sentence(fault));
    }

    /** What is wrong and what to do, in all languages. */
    static @Nullable LocalText sentence(String faultCode) {
        return PrinterFault.ofCode(faultCode)
                .map(fault -> new LocalText(words(fault, "vi"), words(fault, "en"), words(fault, "km")))
                .orElse(null);
    }

    private static String words(PrinterFault fault, String language) {
        return fault.sentence(language) + " " + fault.remedy(language);
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

    SlipComposer composer() {
        return composer;
    }

    Clock clock() {
        return clock;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        owners.values().forEach(PrinterOwner::close);
    }
}
