package org.moiso.server.call;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.office.Officer;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** Officers take counters, pause and leave them. An officer holds one counter, a counter has one officer. Safe for all threads. */
public final class Staffing {

    private final Db db;
    private final Operations operations;
    private final CounterSessionStore sessions;

    public Staffing(Db db, Operations operations, CounterSessionStore sessions) {
        this.db = db;
        this.operations = operations;
        this.sessions = sessions;
    }

    /**
     * Takes a counter and opens it. Taking one's own again is no error: it resumes what was going on.
     *
     * @throws RuleViolation when another officer holds it, or this one still has a visit at another counter
     */
    public void take(OfficeId office, CounterId id, Officer officer, Cause press) {
        operations.in(office, press, scene -> {
            Counter counter = scene.counter(id);
            Optional<CounterSession> held = sessions.session(scene.handle(), office, id);
            held.map(CounterSession::officer)
                    .filter(it -> !it.id().equals(officer.id()))
                    .ifPresent(other -> {
                        throw new RuleViolation(ApiError.COUNTER__TAKEN, counter.name(), other.name());
                    });
            leaveOthers(scene, id, officer);
            if (held.filter(it -> it.heldBy(officer.id()) && it.status() == CounterStatus.OPEN)
                    .isEmpty()) {
                put(scene, counter, officer, CounterStatus.OPEN, null);
            }
            return counter;
        });
    }

    /**
     * Leaves a counter.
     *
     * @throws RuleViolation when a visit is going on there, or somebody else holds it
     */
    public void leave(OfficeId office, CounterId id, Officer officer, Cause press) {
        operations.in(office, press, scene -> {
            Counter counter = scene.counter(id);
            mustHold(scene, counter, officer);
            close(scene, counter);
            return counter;
        });
    }

    /**
     * Pauses a counter, opens it again, or leaves it.
     *
     * @param reason of a pause, may be null
     */
    public void change(
            OfficeId office,
            CounterId id,
            Officer officer,
            Cause press,
            CounterStatus status,
            @Nullable String reason) {
        if (status == CounterStatus.CLOSED) {
            leave(office, id, officer, press);
            return;
        }
        operations.in(office, press, scene -> {
            Counter counter = scene.counter(id);
            mustHold(scene, counter, officer);
            put(scene, counter, officer, status, status == CounterStatus.PAUSED ? reason : null);
            return counter;
        });
    }

    /** The counter an officer holds, if any. */
    public Optional<CounterId> counterOf(OfficeId office, String officer) {
        return sessions(office).stream()
                .filter(it -> it.heldBy(officer))
                .map(CounterSession::counter)
                .findFirst();
    }

    public List<CounterSession> sessions(OfficeId office) {
        return db.read(handle -> sessions.sessions(handle, office));
    }

    private void leaveOthers(Scene scene, CounterId taken, Officer officer) {
        sessions.sessions(scene.handle(), scene.office()).stream()
                .filter(it -> it.heldBy(officer.id()) && !it.counter().equals(taken))
                .map(it -> scene.counterOrRest(it.counter()))
                .forEach(counter -> close(scene, counter));
    }

    private void close(Scene scene, Counter counter) {
        Optional<Ticket> current = scene.tickets().atCounter(scene.handle(), scene.office(), counter.id());
        current.ifPresent(ticket -> {
            throw new RuleViolation(
                    ApiError.COUNTER__BUSY, counter.name(), ticket.number().text());
        });
        put(scene, counter, null, CounterStatus.CLOSED, null);
    }

    private void mustHold(Scene scene, Counter counter, Officer officer) {
        Optional<CounterSession> held = sessions.session(scene.handle(), scene.office(), counter.id());
        if (held.filter(it -> it.heldBy(officer.id())).isEmpty()) {
            throw new RuleViolation(ApiError.COUNTER__NOT_YOURS, counter.name());
        }
    }

    private void put(
            Scene scene, Counter counter, @Nullable Officer officer, CounterStatus status, @Nullable String reason) {
        sessions.store(
                scene.handle(), scene.office(), new CounterSession(counter.id(), officer, status, reason, scene.now()));
        CounterFacts facts = CounterFacts.of(scene.office(), counter, status);
        String who = officer == null ? null : officer.name();
        scene.tx()
                .recordAlso(
                        switch (status) {
                            case OPEN -> new CounterOpened(facts, who, reason);
                            case PAUSED -> new CounterPaused(facts, who, reason);
                            case CLOSED -> new CounterClosed(facts, who, reason);
                        });
    }
}
