package org.moiso.server.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.Officer;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.Outcome;
import org.moiso.server.ticket.OutcomeFacts;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketFacts;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketMove;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/**
 * The end of service at a counter: the visit ends, goes back to the counter that sent it, or goes on to the next service of its route. Safe for all
 * threads.
 */
public final class Finishing {

    private final Operations operations;

    public Finishing(Operations operations) {
        this.operations = operations;
    }

    /**
     * Service has ended. From a call that was never started it counts as started.
     *
     * @param outcome what came of it; null when the officer does not say
     * @throws RuleViolation also when the office requires an outcome and there is none
     */
    public Ticket finish(OfficeId office, TicketId id, Officer officer, Cause press, @Nullable Outcome outcome) {
        return operations.atCounter(office, id, officer, press, TicketMove.FINISH, (scene, ticket) -> {
            Ticket after = finished(scene, ticket, outcome);
            return scene.settle(after, event(scene, ticket, after));
        });
    }

    /** The same as part of "finish and call the next". */
    void finishAlong(Scene scene, Ticket ticket, @Nullable Outcome outcome) {
        Ticket after = finished(scene, ticket, outcome);
        scene.tickets().update(scene.tx(), after);
        scene.tx().recordAlso(event(scene, ticket, after));
    }

    private static Ticket finished(Scene scene, Ticket ticket, @Nullable Outcome outcome) {
        check(scene, ticket, outcome);
        Attendance stay = scene.attendance(ticket);
        Ticket served = (stay.startedAt() == null
                        ? ticket.attended(ticket.status(), stay.started(stay.calledAt()))
                        : ticket)
                .with(outcome);
        if (ticket.returning() != null) {
            return served.sentBack(scene.now());
        }
        return ticket.route().isEmpty()
                ? served.ended(TicketMove.FINISH.to(), scene.now())
                : served.onward(scene.now());
    }

    private static void check(Scene scene, Ticket ticket, @Nullable Outcome outcome) {
        ServiceId service = ticket.service();
        boolean required = scene.plan().settings().visit().requiresOutcome(service.value());
        if (outcome == null && required && ticket.returning() == null) {
            throw new RuleViolation(
                    ApiError.OUTCOME__REQUIRED,
                    ticket.number().text(),
                    scene.plan().nameOf(service));
        }
        if (outcome != null) {
            outcome.done().stream()
                    .filter(it -> scene.plan().procedure(it.procedure()).isEmpty())
                    .forEach(unknown -> {
                        throw new RuleViolation(
                                ApiError.PROCEDURE__NOT_FOUND,
                                unknown.procedure().value(),
                                scene.plan().nameOf(service));
                    });
        }
    }

    private static DomainEvent event(Scene scene, Ticket before, Ticket after) {
        Attendance stay = scene.attendance(after);
        CounterFacts counter = scene.facts(stay.counter());
        OutcomeFacts outcome = OutcomeFacts.of(scene.office(), after.outcome());
        Instant started = stay.startedAt();
        long served = started == null
                ? 0
                : Math.max(0, Duration.between(started, scene.now()).toSeconds());
        if (after.status() == TicketMove.FINISH.to()) {
            return new TicketFinished(
                    TicketFacts.of(after), counter, before.status(), served, after.dossiers(), outcome);
        }
        CounterId wanted = after.wanted();
        return new TicketTransferred(
                TicketFacts.of(after),
                counter,
                scene.office().scoped(before.service().value()),
                wanted == null ? null : scene.office().scoped(wanted.value()),
                before.returning() != null,
                before.status(),
                served,
                outcome);
    }
}
