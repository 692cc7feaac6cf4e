package org.moiso.server.call;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx.Repeated;
import org.moiso.server.json.Json;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.office.Officer;
import org.moiso.server.queue.CallOrder;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.BusinessDays;
import org.moiso.server.ticket.Outcome;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketFacts;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketMove;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** Inviting tickets to a counter. Two counters never get the same ticket: the office's lock sees to it. Safe for all threads. */
public final class Calling {

    private final Operations operations;
    private final Finishing finishing;
    private final BusinessDays days;

    public Calling(Operations operations, Finishing finishing, BusinessDays days) {
        this.operations = operations;
        this.finishing = finishing;
        this.days = days;
    }

    /**
     * Calls the next ticket in order.
     *
     * @param finishCurrent whether a visit that is still going on at the counter is finished first; without it the call is refused
     * @param outcome what came of that visit; null when the officer does not say
     * @return nothing when nobody waits for this counter
     * @throws RuleViolation when the officer does not hold the counter, or it is paused, or busy
     */
    public Optional<CallFacts> callNext(
            OfficeId office,
            CounterId counterId,
            Officer officer,
            Cause press,
            boolean finishCurrent,
            @Nullable Outcome outcome) {
        return operations.in(office, press, scene -> {
            days.turnIfDue(scene.tx(), scene.plan());
            Optional<Repeated> seen = scene.tx().repeated();
            if (seen.isPresent()) {
                return Optional.of(firstAnswer(seen.get(), office.scoped(counterId.value())));
            }
            Counter counter = open(scene, counterId, officer);
            Optional<Ticket> next = order(scene, counter).stream().findFirst();
            if (finishCurrent) {
                current(scene, counter).ifPresent(it -> finishing.finishAlong(scene, it, outcome));
            } else {
                mustBeFree(scene, counter);
            }
            return next.map(ticket -> call(scene, counter, officer, ticket, null));
        });
    }

    /** Calls a chosen ticket out of order; the reason stands in the event log. */
    public CallFacts callChosen(
            OfficeId office, CounterId counterId, Officer officer, Cause press, TicketId chosen, String reason) {
        return operations.in(office, press, scene -> {
            days.turnIfDue(scene.tx(), scene.plan());
            Optional<Repeated> seen = scene.tx().repeated();
            if (seen.isPresent()) {
                Operations.samePress(seen.get(), chosen, Set.of(TicketCalled.TYPE));
                return firstAnswer(seen.get(), office.scoped(counterId.value()));
            }
            Counter counter = open(scene, counterId, officer);
            Ticket ticket = operations.find(scene, chosen);
            TicketMove.CALL.check(ticket, scene.plan());
            mustBeFree(scene, counter);
            return call(scene, counter, officer, ticket, reason);
        });
    }

    /** Announces the current call again: a few times at most, and not in a hurry. */
    public Ticket recall(OfficeId office, TicketId id, Officer officer, Cause press) {
        return operations.atCounter(office, id, officer, press, TicketMove.RECALL, (scene, ticket) -> {
            Attendance stay = scene.attendance(ticket);
            int most = scene.plan().settings().maxRecalls();
            if (stay.count() > most) {
                throw new RuleViolation(ApiError.RECALL__LIMIT, ticket.number().text(), most);
            }
            Instant next = stay.announcedAt().plus(scene.plan().settings().recallEvery());
            if (scene.now().isBefore(next)) {
                throw new RuleViolation(
                        ApiError.RECALL__TOO_SOON,
                        Duration.between(scene.now(), next).plusMillis(999).toSeconds());
            }
            Ticket again = ticket.attended(TicketStatus.CALLED, stay.announcedAgain(scene.now()));
            scene.calls().announcedAgain(scene.handle(), scene.attendance(again));
            return scene.settle(
                    again, new TicketRecalled(TicketFacts.of(again), scene.facts(stay.counter()), scene.call(again)));
        });
    }

    /** Those a counter may call, in order. */
    static List<Ticket> order(Scene scene, Counter counter) {
        int streak = scene.calls()
                .priorityStreak(scene.handle(), scene.plan(), scene.tx().businessDay(), counter.id());
        return new CallOrder(scene.plan(), scene.now(), streak)
                .at(counter, scene.tickets().waiting(scene.tx()));
    }

    static Counter open(Scene scene, CounterId id, Officer officer) {
        Counter counter = scene.counter(id);
        CounterSession session = scene.sessions()
                .session(scene.handle(), scene.office(), id)
                .filter(it -> it.heldBy(officer.id()))
                .orElseThrow(() -> new RuleViolation(ApiError.COUNTER__NOT_YOURS, counter.name()));
        if (session.status() != CounterStatus.OPEN) {
            throw new RuleViolation(ApiError.COUNTER__NOT_OPEN, counter.name());
        }
        return counter;
    }

    static void mustBeFree(Scene scene, Counter counter) {
        current(scene, counter).ifPresent(ticket -> {
            throw new RuleViolation(
                    ApiError.COUNTER__BUSY, counter.name(), ticket.number().text());
        });
    }

    private static Optional<Ticket> current(Scene scene, Counter counter) {
        return scene.tickets().atCounter(scene.handle(), scene.office(), counter.id());
    }

    static CallFacts call(Scene scene, Counter counter, Officer officer, Ticket ticket, @Nullable String reason) {
        Attendance stay = new Attendance(
                counter.id(),
                officer.id(),
                officer.name(),
                CallId.next().value(),
                1,
                scene.now(),
                scene.now(),
                null,
                null);
        Ticket called = ticket.called(stay);
        scene.calls().insert(scene.handle(), called, stay);
        CallFacts facts = scene.call(called);
        long waited = Duration.between(ticket.waitsSince(), scene.now()).toSeconds();
        scene.settle(
                called, new TicketCalled(TicketFacts.of(called), scene.facts(counter.id()), facts, waited, reason));
        return facts;
    }

    static CallFacts firstAnswer(Repeated seen, String counter) {
        if (!seen.type().equals(TicketCalled.TYPE)) {
            throw new RuleViolation(ApiError.REQUEST__REUSED);
        }
        CallFacts call = Json.read(seen.body(), Answer.class).call();
        if (!call.counter().id().equals(counter)) {
            throw new RuleViolation(ApiError.REQUEST__REUSED);
        }
        return call;
    }

    /** The part of a stored TicketCalled that answers a repeated press. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(CallFacts call) {}
}
