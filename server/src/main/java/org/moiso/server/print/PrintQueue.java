package org.moiso.server.print;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.moiso.printer.Slip;
import org.moiso.server.call.TicketViews;
import org.moiso.server.catalog.OfficeChanged;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.json.Json;
import org.moiso.server.office.DispenserId;
import org.moiso.server.office.PrinterId;
import org.moiso.server.queue.Waits;
import org.moiso.server.ticket.PressRefused;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketIssued;
import org.moiso.server.ticket.TicketStore;

/**
 * Turns issued tickets into slips: one job for each ticket that was taken at a dispenser with a printer, kept in the database until it is settled. Safe for all
 * threads.
 *
 * <p>It follows the event log with a cursor of its own, so that no slip is missed across a restart, and none is made twice.
 */
public final class PrintQueue implements EventConsumer, AutoCloseable {

    private static final int PAGE = 500;
    private static final int CURSOR_STEP = 100;
    /** Nobody who was told to look for a slip waits longer: their day has ended. */
    private static final Duration WAITS_AT_MOST = Duration.ofDays(2);

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final EventLog log;
    private final SlipComposer composer;
    private final Clock clock;
    private final PrintStore store = new PrintStore();
    private final RollStore rolls = new RollStore();
    private final PrinterOwners owners;
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
        this.owners = new PrinterOwners(this, folder);
    }

    /** Takes up what was left: events not yet read get their jobs, printers start. */
    public void start() {
        plans.offices().stream().flatMap(office -> plans.find(office).stream()).forEach(plan -> {
            catchUp(plan.id());
            owners.follow(plan);
        });
        owners.start();
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        Set<String> types = events.stream().map(OfficeEvent::type).collect(Collectors.toSet());
        if (types.contains(OfficeChanged.TYPE)) {
            plans.find(office).ifPresent(plan -> {
                readUpTo(office, events.get(0).seq() - 1);
                owners.follow(plan);
                owners.round();
            });
        }
        if (types.contains(TicketIssued.TYPE) || types.contains(SlipRequested.TYPE)) {
            take(office, events);
            owners.wake(office);
        }
        events.stream().filter(event -> event.type().equals(TestRequested.TYPE)).forEach(event -> test(office, event));
        events.stream()
                .filter(event -> event.type().equals(PressRefused.TYPE))
                .forEach(event -> plans.find(office)
                        .flatMap(plan -> SlipNotice.of(plan, event))
                        .ifPresent(
                                it -> owners.here(office, it.printer()).ifPresent(owner -> owner.notice(it.slip()))));
    }

    private void test(OfficeId office, OfficeEvent event) {
        Slip slip = Json.read(event.body().path("slip").toString(), Slip.class);
        office.keyOf(event.body().path("printer").asText())
                .flatMap(printer -> owners.here(office, new PrinterId(printer)))
                .ifPresent(owner -> owner.test(slip));
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

    /** What was issued under the old plan is done with: a printer that the new one brings does not print it late. */
    private void readUpTo(OfficeId office, long seq) {
        if (behind.contains(office)) {
            catchUp(office);
            behind.remove(office);
        }
        db.write(handle -> {
            store.moveCursor(handle, office, seq);
            return seq;
        });
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
        // Every node reads the log, whoever comes first makes the jobs: under the lock of the office, so that none is
        // made twice.
        boolean made = db.shared()
                && db.read(handle -> store.cursor(handle, office))
                        .filter(seq -> seq >= last)
                        .isPresent();
        if (!made) {
            db.inOffice(office, Cause.system(), tx -> {
                wanted.forEach((event, printer) -> store.insertOnce(
                        tx.handle(),
                        new PrintStore.Order(office, event.seq(), new TicketId(ticket(event)), printer, 1),
                        tx.now()));
                store.moveCursor(tx.handle(), office, last);
                return last;
            });
        }
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

    /** Slips of which nobody knows whether they are on paper, whose holders still wait and that nobody has answered for. */
    List<PrintJob> unanswered(OfficePlan plan) {
        Instant since = clock.instant().minus(WAITS_AT_MOST);
        return db.read(handle -> plan.printers().stream()
                .flatMap(printer -> store.unanswered(handle, plan.id(), printer.id(), since).stream())
                .toList());
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

    PrinterOwners owners() {
        return owners;
    }

    SlipComposer composer() {
        return composer;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        owners.close();
    }
}
