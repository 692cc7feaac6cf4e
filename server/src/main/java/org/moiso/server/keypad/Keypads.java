package org.moiso.server.keypad;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.moiso.printer.PortAddress;
import org.moiso.server.catalog.OfficeChanged;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.lease.Leases;
import org.moiso.server.lease.Place;
import org.moiso.server.office.Dispenser;
import org.moiso.server.office.DispenserId;
import org.moiso.server.office.PrinterId;
import org.moiso.server.text.Messages;
import org.moiso.server.ticket.SlipState;
import org.moiso.server.ticket.Ticketing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The serial keypads that this node hears: each one that the plans have and that no other node hears. Safe for all threads; its monitor guards who begins and ends.
 */
public final class Keypads implements EventConsumer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keypads.class);
    private static final long ROUND_SECONDS = 2;
    /** A node asks for a keypad that another has lost this seldom: where neither can open it, it does not go to and fro. */
    private static final long ASKED_NANOSECONDS = TimeUnit.SECONDS.toNanos(30);
    /** The silence that ends a burst of characters. */
    private static final Duration SILENCE = Duration.ofMillis(100);

    private final Db db;
    private final OfficePlans plans;
    private final Clock clock;
    private final Path folder;
    private final Leases leases;
    private final Pushing pushing;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "keypad-leases"));
    private final Map<Place, Dispenser> wanted = new ConcurrentHashMap<>();
    private final Map<Place, Keypad> keypads = new ConcurrentHashMap<>();
    private final Map<Place, ThreadPoolExecutor> workers = new HashMap<>();
    private final Map<Place, Long> asked = new HashMap<>();

    /**
     * @param printers what is wrong with a printer; without a fault when nothing is
     * @param folder for the serial line's native library
     */
    public Keypads(
            Db db,
            OfficePlans plans,
            Ticketing ticketing,
            Messages messages,
            BiFunction<OfficeId, PrinterId, SlipState> printers,
            Clock clock,
            Path folder) {
        this.db = db;
        this.plans = plans;
        this.clock = clock;
        this.folder = folder;
        this.leases = new Leases(db, "keypad");
        this.pushing = new Pushing(db, plans, ticketing, messages, printers);
    }

    public void start() {
        plans.offices().stream().flatMap(office -> plans.find(office).stream()).forEach(this::follow);
        round();
        if (db.shared()) {
            ScheduledFuture<?> unused =
                    rounds.scheduleWithFixedDelay(this::round, ROUND_SECONDS, ROUND_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        if (events.stream().anyMatch(it -> it.type().equals(OfficeChanged.TYPE))) {
            plans.find(office).ifPresent(plan -> {
                follow(plan);
                round();
            });
        }
        keypads.forEach((place, keypad) -> {
            if (place.office().equals(office)) {
                keypad.clearIfItPrints();
            }
        });
    }

    /** How a dispenser's keypad was last found, by whichever node hears it; empty where none does, or it was not tried yet. */
    Optional<KeypadReport> report(OfficeId office, DispenserId dispenser) {
        Place place = new Place(office, dispenser.value());
        Keypad here = keypads.get(place);
        return here == null
                ? leases.told(place, KeypadReport.class)
                : here.watch().report();
    }

    /** Whether paper comes out at a dispenser, as far as is known. */
    boolean prints(OfficeId office, Dispenser dispenser) {
        return pushing.prints(office, dispenser);
    }

    /** Wants the keypads that a plan has now; one whose dispenser has changed begins anew. */
    private synchronized void follow(OfficePlan plan) {
        wanted.keySet().removeIf(place -> place.office().equals(plan.id()));
        plan.dispensers().stream()
                .filter(it -> it.keypad() != null)
                .forEach(it -> wanted.put(new Place(plan.id(), it.id().value()), it));
        keypads.entrySet().stream()
                .filter(entry -> entry.getKey().office().equals(plan.id())
                        && !entry.getValue().dispenser().equals(wanted.get(entry.getKey())))
                .toList()
                .forEach(entry -> letGo(entry.getKey()));
    }

    /** Begins with what this node may hear, ends with what it may not. */
    private synchronized void round() {
        try {
            leases.round(wanted.keySet(), this::letGo);
            askForWhatIsPluggedInHere();
        } catch (RuntimeException e) {
            LOG.warn("leases=failed reason=\"{}\" next=\"tries again in {} s\"", e.getMessage(), ROUND_SECONDS);
        }
        List.copyOf(keypads.keySet()).stream().filter(it -> !leases.holds(it)).forEach(this::letGo);
        wanted.forEach((place, dispenser) -> {
            if (leases.holds(place) && !keypads.containsKey(place)) {
                hear(place, dispenser);
            }
        });
    }

    /** Whoever was first has the lease; the line hangs at one machine only. */
    private void askForWhatIsPluggedInHere() {
        if (!db.shared()) {
            return;
        }
        wanted.forEach((place, dispenser) -> {
            long now = System.nanoTime();
            Long before = asked.get(place);
            if (!leases.holds(place)
                    && (before == null || now - before > ASKED_NANOSECONDS)
                    && pluggedInHere(dispenser)
                    && leases.told(place, KeypadReport.class)
                            .filter(KeypadReport::lost)
                            .isPresent()) {
                asked.put(place, now);
                leases.want(place);
            }
        });
    }

    private static boolean pluggedInHere(Dispenser dispenser) {
        String path = address(dispenser).path();
        // A port of Windows has no file.
        return !path.startsWith("/") || Files.exists(Path.of(path));
    }

    private static PortAddress.Serial address(Dispenser dispenser) {
        PortAddress address = PortAddress.parse(String.valueOf(dispenser.keypad()));
        if (address instanceof PortAddress.Serial serial) {
            return serial;
        }
        throw new IllegalArgumentException("a keypad is on a serial port, not on " + dispenser.keypad());
    }

    private void hear(Place place, Dispenser dispenser) {
        try {
            PortAddress.Serial address = address(dispenser);
            ThreadPoolExecutor worker = workers.computeIfAbsent(place, Keypads::worker);
            Keypad keypad = new Keypad(
                    place,
                    dispenser,
                    address.listening(folder.resolve(place.scoped()), SILENCE),
                    () -> leases.holds(place),
                    pushing,
                    new KeypadWatch(db, place, leases, clock, worker),
                    worker);
            keypads.put(place, keypad);
            keypad.start();
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "keypad={} address=\"{}\" cannot be used: {}", place.scoped(), dispenser.keypad(), e.getMessage());
            wanted.remove(place);
        }
    }

    /** One push after the other, and what is to be told of them; drops what comes when it is closed. */
    private static ThreadPoolExecutor worker(Place place) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "keypad-pushes-" + place.key()),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private void letGo(Place place) {
        Keypad keypad = keypads.remove(place);
        if (keypad != null) {
            keypad.close();
        }
        ThreadPoolExecutor worker = workers.remove(place);
        if (worker != null) {
            worker.shutdown();
        }
    }

    /** Hears nothing more, and finishes what was pushed. */
    @Override
    public void close() {
        rounds.shutdownNow();
        synchronized (this) {
            List<ThreadPoolExecutor> last = List.copyOf(workers.values());
            List.copyOf(keypads.keySet()).forEach(this::letGo);
            last.forEach(Keypads::finish);
        }
        try {
            leases.release();
        } catch (RuntimeException e) {
            LOG.warn("leases=kept reason=\"{}\" next=\"another node takes over in 10 s\"", e.getMessage());
        }
    }

    private static void finish(ThreadPoolExecutor worker) {
        try {
            boolean unused = worker.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
