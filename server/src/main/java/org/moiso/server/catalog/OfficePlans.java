package org.moiso.server.catalog;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/**
 * The plans in force. Safe for all threads. A plan never changes, only its version does, so a plan once read is kept until the office's row
 * names another version: a command looks at the row, a reader is told by the event feed.
 */
public final class OfficePlans implements EventConsumer {

    /** A plan and which version of its office's configuration it is. */
    public record Versioned(long version, OfficePlan plan) {}

    private final Db db;
    private final Clock clock;
    private final PlanStore store = new PlanStore();
    private final Map<OfficeId, Versioned> known = new ConcurrentHashMap<>();

    public OfficePlans(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The plan under which a command runs. */
    public OfficePlan in(OfficeTx tx) {
        return at(tx.handle(), tx.office(), tx.planVersion());
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        if (events.stream().anyMatch(event -> event.type().equals(OfficeChanged.TYPE))) {
            known.remove(office);
        }
    }

    /** The plan in force, if there is such an office; as new as this node's event feed. */
    public Optional<OfficePlan> find(OfficeId office) {
        return inForce(office).map(Versioned::plan);
    }

    /**
     * The plan in force of the office that somebody outside names.
     *
     * @throws RuleViolation when there is no such office
     */
    public OfficePlan named(String office) {
        return OfficeId.find(office)
                .flatMap(this::find)
                .orElseThrow(() -> new RuleViolation(ApiError.OFFICE__NOT_FOUND, office));
    }

    /** The plan in force with its version, for whoever means to change it; as new as this node's event feed. */
    public Optional<Versioned> inForce(OfficeId office) {
        Versioned cached = known.get(office);
        if (cached != null) {
            return Optional.of(cached);
        }
        return db.read(handle -> store.version(handle, office)
                .filter(version -> version > 0)
                .map(version -> new Versioned(version, at(handle, office, version))));
    }

    /** The business day that an office is in: the one its clock says, unless the clock has jumped back. */
    public LocalDate businessDay(OfficeId office) {
        return db.read(handle -> store.businessDay(handle, office));
    }

    public List<OfficeId> offices() {
        return db.read(store::offices);
    }

    /** Makes a plan the next version of its office, or the first one of a new office. */
    public void putInForce(OfficePlan plan, Cause cause) {
        db.write(handle -> {
            store.insertOffice(handle, plan.id(), plan.businessDay(clock.instant()));
            return plan;
        });
        db.inOffice(plan.id(), cause, tx -> follow(tx, plan));
    }

    /**
     * Changes the plan in force while everything goes on: the next version is what {@code change} makes of it. A repeated press, and a change that changes nothing, make none.
     *
     * @param change runs under the office's lock: no I/O; it may refuse with a {@code RuleViolation}
     * @return the plan in force afterwards
     */
    public Versioned change(OfficeId office, Cause cause, Function<Versioned, OfficePlan> change) {
        Versioned inForce = db.inOffice(office, cause, tx -> {
            Versioned before = new Versioned(tx.planVersion(), in(tx));
            if (tx.repeated().isPresent()) {
                return before;
            }
            OfficePlan after = change.apply(before);
            return after.equals(before.plan()) ? before : new Versioned(follow(tx, after), after);
        });
        // Whoever has changed the plan and reads it again finds the change, before the feed has told of it.
        known.merge(office, inForce, (one, other) -> one.version() > other.version() ? one : other);
        return inForce;
    }

    /** Puts the next version of a plan in force as part of a command whose press is answered by another event, which says why. */
    public void changeAlong(OfficeTx tx, OfficePlan plan) {
        tx.recordAlso(new OfficeChanged(next(tx, plan)));
    }

    private long follow(OfficeTx tx, OfficePlan plan) {
        long version = next(tx, plan);
        tx.record(new OfficeChanged(version));
        return version;
    }

    private long next(OfficeTx tx, OfficePlan plan) {
        long version = tx.planVersion() + 1;
        store.insert(tx, version, plan);
        tx.putPlanInForce(version);
        return version;
    }

    private OfficePlan at(Handle handle, OfficeId office, long version) {
        Versioned cached = known.get(office);
        if (cached != null && cached.version() == version) {
            return cached.plan();
        }
        OfficePlan plan = store.plan(handle, office, version);
        known.put(office, new Versioned(version, plan));
        return plan;
    }
}
