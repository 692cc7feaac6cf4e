package org.moiso.server.emergency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.office.Officer;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/**
 * Help for an officer in trouble: called from a counter without a sound, seen by every colleague, answered by somebody with a name. Safe for all
 * threads.
 */
public final class Emergencies {

    /** So long the counter that called, and the colleagues, still see who is on the way. */
    private static final Duration ANSWER_SHOWN = Duration.ofMinutes(10);

    private final Db db;
    private final OfficePlans plans;
    private final CounterSessionStore sessions;
    private final Clock clock;
    private final EmergencyStore store = new EmergencyStore();

    public Emergencies(Db db, OfficePlans plans, CounterSessionStore sessions, Clock clock) {
        this.db = db;
        this.plans = plans;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Calls for help. It is never refused for want of a form: whoever works in the office may call for any counter of it, whether they have taken it or
     * not. Calling again while nobody has answered changes nothing.
     */
    public Emergency raise(OfficeId office, CounterId counter, Officer officer, Cause press) {
        return db.inOffice(office, press, tx -> {
            CounterFacts facts = facts(tx, counter);
            List<Emergency> last =
                    store.last(tx.handle(), office, counter).stream().toList();
            if (seen(tx) || last.stream().anyMatch(Emergency::open)) {
                return last.get(0);
            }
            Emergency raised = new Emergency(counter, tx.now(), officer.name(), null, null);
            store.store(tx.handle(), office, raised);
            tx.record(new EmergencyRaised(facts, officer.name()));
            return raised;
        });
    }

    /**
     * Says who goes there. The officer who called answers it themself to take it back.
     *
     * @throws RuleViolation when nobody calls for help there, or somebody else has answered already: says who
     */
    public Emergency answer(OfficeId office, CounterId counter, Officer officer, Cause press) {
        return db.inOffice(office, press, tx -> {
            CounterFacts facts = facts(tx, counter);
            Emergency last = store.last(tx.handle(), office, counter)
                    .orElseThrow(() -> new RuleViolation(ApiError.EMERGENCY__NONE, facts.name()));
            if (seen(tx)) {
                return last;
            }
            String other = last.answeredBy();
            if (other != null) {
                throw new RuleViolation(ApiError.EMERGENCY__ANSWERED, facts.name(), other);
            }
            Emergency answered = last.answered(tx.now(), officer.name());
            store.store(tx.handle(), office, answered);
            Duration passed = Duration.between(last.raisedAt(), tx.now());
            tx.record(new EmergencyAnswered(facts, officer.name(), Math.max(0, passed.toSeconds())));
            return answered;
        });
    }

    /** Those that nobody has answered, and those answered a short while ago; the newest first. */
    public List<Emergency> now(OfficeId office) {
        Instant since = clock.instant().minus(ANSWER_SHOWN);
        return db.read(handle -> store.all(handle, office)).stream()
                .filter(it -> it.answeredAt() == null || it.answeredAt().isAfter(since))
                .toList();
    }

    private CounterFacts facts(OfficeTx tx, CounterId id) {
        Counter counter = plans.in(tx)
                .counter(id)
                .orElseThrow(() -> new RuleViolation(
                        ApiError.COUNTER__NOT_FOUND, tx.office().scoped(id.value())));
        CounterStatus status = sessions.session(tx.handle(), tx.office(), id)
                .map(CounterSession::status)
                .orElse(CounterStatus.CLOSED);
        return CounterFacts.of(tx.office(), counter, status);
    }

    private static boolean seen(OfficeTx tx) {
        return tx.repeated()
                .map(it -> {
                    if (!Set.of(EmergencyRaised.TYPE, EmergencyAnswered.TYPE).contains(it.type())) {
                        throw new RuleViolation(ApiError.REQUEST__REUSED);
                    }
                    return true;
                })
                .orElse(false);
    }
}
