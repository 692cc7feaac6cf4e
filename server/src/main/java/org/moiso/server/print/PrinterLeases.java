package org.moiso.server.print;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.moiso.server.db.Db;
import org.moiso.server.json.Json;

/**
 * This node's right to drive printers, for ten seconds at a time. Where nobody else can share the database it is not asked for. Safe for all threads; {@link #round} is for one at a time.
 *
 * <p>A node that cannot renew stops driving after seven seconds by its own clock, before another may begin: so no printer has two masters. Behind it stands the job's own state: {@code sending} is
 * written by one node only, and what became of it is taken from no other.
 */
final class PrinterLeases {

    private static final long SURE_NANOSECONDS = TimeUnit.SECONDS.toNanos(7);

    private record Held(Set<PrinterPlace> places, long since) {}

    private final Db db;
    private final LeaseStore store = new LeaseStore();
    private final String node = UUID.randomUUID().toString().substring(0, 8);
    private volatile Held held = new Held(Set.of(), 0);

    PrinterLeases(Db db) {
        this.db = db;
    }

    /** Whether this node may drive a printer at this moment. */
    boolean holds(PrinterPlace place) {
        Held now = held;
        return !db.shared() || (now.places.contains(place) && System.nanoTime() - now.since < SURE_NANOSECONDS);
    }

    /**
     * Renews what this node has, takes what is free, hands over what another node's agent waits for.
     *
     * @param letGo called for a printer before it is handed over
     */
    void round(Set<PrinterPlace> wanted, Consumer<PrinterPlace> letGo) {
        if (!db.shared()) {
            return;
        }
        List<LeaseStore.Lease> before = db.read(store::all);
        List<PrinterPlace> leaving = before.stream()
                .filter(it -> it.node().equals(node) && it.wantedBy() != null && !node.equals(it.wantedBy()))
                .map(LeaseStore.Lease::place)
                .toList();
        leaving.forEach(letGo);
        Set<PrinterPlace> taken = before.stream()
                .filter(LeaseStore.Lease::live)
                .map(LeaseStore.Lease::place)
                .collect(Collectors.toSet());
        List<PrinterPlace> free =
                wanted.stream().filter(it -> !taken.contains(it)).sorted().toList();
        long asked = System.nanoTime();
        Set<PrinterPlace> mine = db.write(handle -> {
            store.renew(handle, node);
            leaving.forEach(place -> store.handOver(handle, place, node));
            free.forEach(place -> store.take(handle, place, node));
            return mine(handle);
        });
        held = new Held(mine, asked);
    }

    private Set<PrinterPlace> mine(Handle handle) {
        return store.all(handle).stream()
                .filter(it -> it.node().equals(node) && it.live())
                .map(LeaseStore.Lease::place)
                .collect(Collectors.toSet());
    }

    /** The printer's agent is connected here. */
    void want(PrinterPlace place) {
        if (!holds(place)) {
            db.write(handle -> {
                store.want(handle, place, node);
                return place;
            });
        }
    }

    /** Writes down how a printer is, for the other nodes. */
    void tell(Handle handle, PrinterPlace place, PrinterReport report) {
        if (db.shared()) {
            store.tell(handle, place, node, Json.write(report));
        }
    }

    /** How the node that drives a printer has found it, if one does. */
    Optional<PrinterReport> told(PrinterPlace place) {
        return db.shared()
                ? db.read(handle -> store.report(handle, place)).map(it -> Json.read(it, PrinterReport.class))
                : Optional.empty();
    }

    void release() {
        if (db.shared() && !held.places.isEmpty()) {
            held = new Held(Set.of(), 0);
            db.write(handle -> {
                store.release(handle, node);
                return node;
            });
        }
    }
}
