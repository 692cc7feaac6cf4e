package org.moiso.server.lease;

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
 * This node's right to drive the devices of one kind, for ten seconds at a time. Where nobody else can share the database it is not asked for. Safe for all threads; {@link #round} is for one at a time.
 *
 * <p>A node that cannot renew stops driving after seven seconds by its own clock, before another may begin: so no device has two masters. Behind a printer's stands the job's own state: {@code sending}
 * is written by one node only, and what became of it is taken from no other.
 */
public final class Leases {

    private static final long SURE_NANOSECONDS = TimeUnit.SECONDS.toNanos(7);

    private record Held(Set<Place> places, long since) {}

    private final Db db;
    private final LeaseStore store;
    private final String node = UUID.randomUUID().toString().substring(0, 8);
    private volatile Held held = new Held(Set.of(), 0);

    /**
     * @param kind {@code printer} or {@code keypad}
     */
    public Leases(Db db, String kind) {
        this.db = db;
        this.store = new LeaseStore(kind);
    }

    /** Whether this node may drive a device at this moment. */
    public boolean holds(Place place) {
        Held now = held;
        return !db.shared() || (now.places.contains(place) && System.nanoTime() - now.since < SURE_NANOSECONDS);
    }

    /**
     * Renews what this node has, takes what is free, hands over what another node waits for.
     *
     * @param letGo called for a device before it is handed over
     */
    public void round(Set<Place> wanted, Consumer<Place> letGo) {
        if (!db.shared()) {
            return;
        }
        List<LeaseStore.Lease> before = db.read(store::all);
        List<Place> leaving = before.stream()
                .filter(it -> it.node().equals(node) && it.wantedBy() != null && !node.equals(it.wantedBy()))
                .map(LeaseStore.Lease::place)
                .toList();
        leaving.forEach(letGo);
        Set<Place> taken = before.stream()
                .filter(LeaseStore.Lease::live)
                .map(LeaseStore.Lease::place)
                .collect(Collectors.toSet());
        List<Place> free =
                wanted.stream().filter(it -> !taken.contains(it)).sorted().toList();
        long asked = System.nanoTime();
        Set<Place> mine = db.write(handle -> {
            store.renew(handle, node);
            leaving.forEach(place -> store.handOver(handle, place, node));
            free.forEach(place -> store.take(handle, place, node));
            return mine(handle);
        });
        held = new Held(mine, asked);
    }

    private Set<Place> mine(Handle handle) {
        return store.all(handle).stream()
                .filter(it -> it.node().equals(node) && it.live())
                .map(LeaseStore.Lease::place)
                .collect(Collectors.toSet());
    }

    /** The device has come here: the printer's agent is connected, the keypad plugged in. */
    public void want(Place place) {
        if (!holds(place)) {
            db.write(handle -> {
                store.want(handle, place, node);
                return place;
            });
        }
    }

    /** Writes down how a device is, for the other nodes. */
    public void tell(Handle handle, Place place, Object report) {
        if (db.shared()) {
            store.tell(handle, place, node, Json.write(report));
        }
    }

    /** How the node that drives a device has found it, if one does. */
    public <T> Optional<T> told(Place place, Class<T> report) {
        return db.shared()
                ? db.read(handle -> store.report(handle, place)).map(it -> Json.read(it, report))
                : Optional.empty();
    }

    public void release() {
        if (db.shared() && !held.places.isEmpty()) {
            held = new Held(Set.of(), 0);
            db.write(handle -> {
                store.release(handle, node);
                return node;
            });
        }
    }
}
