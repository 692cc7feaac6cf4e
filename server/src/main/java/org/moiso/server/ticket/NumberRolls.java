package org.moiso.server.ticket;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.db.OfficeTx.Repeated;
import org.moiso.server.json.Json;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/**
 * Numbers that are on paper already, for an office whose printer is dead. A range is typed in once; from then on it belongs to the roll until the day ends: its series
 * leaves it out, so that nobody gets one of its numbers twice. Safe for all threads.
 */
public final class NumberRolls {

    private static final int LONGEST = 2000;
    private static final int HIGHEST = 99_999;

    private final Db db;
    private final OfficePlans plans;
    private final BusinessDays days;
    private final NumberRollStore store = new NumberRollStore();

    public NumberRolls(Db db, OfficePlans plans, BusinessDays days) {
        this.db = db;
        this.plans = plans;
        this.days = days;
    }

    /** The rolls of today that are handed out from. */
    public List<NumberRoll> open(OfficeId office) {
        return db.read(handle -> store.of(handle, office, plans.businessDay(office))).stream()
                .filter(NumberRoll::open)
                .toList();
    }

    public Optional<NumberRoll> find(OfficeId office, NumberRollId id) {
        return db.read(handle -> store.find(handle, office, id));
    }

    /**
     * Numbers are handed out from a roll from here on.
     *
     * @throws RuleViolation when there is no such service, the range is none, or one of its numbers is in use today
     */
    public NumberRoll open(OfficeId office, ServiceId wanted, int first, int last, Cause press) {
        return db.inOffice(office, press, tx -> {
            OfficePlan plan = plans.in(tx);
            days.turnIfDue(tx, plan);
            Optional<Repeated> seen = tx.repeated();
            if (seen.isPresent()) {
                return repeated(tx, seen.get(), NumberRollOpened.TYPE);
            }
            Service service = plan.service(wanted)
                    .orElseThrow(() -> new RuleViolation(ApiError.SERVICE__NOT_FOUND, wanted.value()));
            NumberSeries series = plan.series(service.series()).orElseThrow();
            mustBeFree(tx, series, first, last);
            NumberRoll roll = new NumberRoll(
                    NumberRollId.next(), tx.businessDay(), service.id(), series.id(), first, last, first, true);
            store.insert(tx, roll);
            tx.record(new NumberRollOpened(roll.id(), office.scoped(wanted.value()), first, last));
            return roll;
        });
    }

    /** Puts a roll away, for the printer is well again; what is left of it stays taken for the day. */
    public NumberRoll putAway(OfficeId office, NumberRollId id, Cause press) {
        return db.inOffice(office, press, tx -> {
            Optional<Repeated> seen = tx.repeated();
            if (seen.isPresent()) {
                return repeated(tx, seen.get(), NumberRollPutAway.TYPE);
            }
            NumberRoll roll = mustBeThere(tx, id).putAway();
            store.update(tx, roll);
            tx.record(new NumberRollPutAway(id, roll.next()));
            return roll;
        });
    }

    /**
     * Tears a number off.
     *
     * @param wanted the number on the paper; null for the one that comes next. Those before it are torn, and given to nobody
     */
    int tearOff(OfficeTx tx, NumberRollId id, ServiceId service, @Nullable Integer wanted) {
        NumberRoll roll = mustBeThere(tx, id);
        if (!roll.open()
                || !roll.businessDay().equals(tx.businessDay())
                || !roll.service().equals(service)) {
            throw new RuleViolation(ApiError.ROLL__NOT_FOUND, id.value());
        }
        if (roll.usedUp()) {
            throw new RuleViolation(ApiError.ROLL__USED_UP, roll.last());
        }
        int place = wanted == null ? roll.next() : wanted;
        if (place < roll.next() || place > roll.last()) {
            throw new RuleViolation(ApiError.ROLL__OTHER_NUMBER, place, roll.next(), roll.last());
        }
        store.update(tx, roll.after(place));
        return place;
    }

    /** The first place from here on that no roll of today has. */
    int free(OfficeTx tx, NumberSeries series, int place) {
        int free = place;
        for (NumberRoll roll : store.of(tx)) {
            if (roll.series().equals(series.id()) && roll.holds(free)) {
                free = roll.last() + 1;
            }
        }
        return free;
    }

    private void mustBeFree(OfficeTx tx, NumberSeries series, int first, int last) {
        if (first < 0 || last < first || last > HIGHEST || last - first >= LONGEST) {
            throw new RuleViolation(ApiError.ROLL__RANGE, LONGEST, HIGHEST);
        }
        store.highestGiven(tx, series.id(), first, last).ifPresent(given -> {
            throw new RuleViolation(ApiError.ROLL__TAKEN, series.format(given));
        });
        store.of(tx).stream()
                .filter(it -> it.series().equals(series.id()) && it.first() <= last && first <= it.last())
                .findFirst()
                .ifPresent(other -> {
                    throw new RuleViolation(ApiError.ROLL__TAKEN, series.format(other.last()));
                });
    }

    private NumberRoll mustBeThere(OfficeTx tx, NumberRollId id) {
        return store.find(tx.handle(), tx.office(), id)
                .orElseThrow(() -> new RuleViolation(ApiError.ROLL__NOT_FOUND, id.value()));
    }

    private NumberRoll repeated(OfficeTx tx, Repeated seen, String type) {
        if (!seen.type().equals(type)) {
            throw new RuleViolation(ApiError.REQUEST__REUSED);
        }
        return mustBeThere(
                tx, new NumberRollId(Json.tree(seen.body()).path("roll").asText()));
    }
}
