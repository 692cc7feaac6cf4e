package org.moiso.server.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.Officer;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketFacts;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketMove;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** What an officer does with the ticket at the counter. Safe for all threads. */
public final class Serving {

    /**
     * Where a transfer leads.
     *
     * @param service null to stay with the service and only change the counter
     * @param counter the only one that may call it; null for any that serves it
     * @param returning whether it comes back to the sender afterwards
     */
    public record Destination(
            @Nullable ServiceId service,
            @Nullable CounterId counter,
            @Nullable String note,
            boolean returning) {}

    private final Operations operations;

    public Serving(Operations operations) {
        this.operations = operations;
    }

    /** The visitor has come. The time since the call is the walk. */
    public Ticket start(OfficeId office, TicketId id, Officer officer, Cause press) {
        return operations.atCounter(office, id, officer, press, TicketMove.START, (scene, ticket) -> {
            Attendance stay = scene.attendance(ticket);
            Ticket started = ticket.attended(TicketMove.START.to(), stay.started(scene.now()));
            return scene.settle(
                    started,
                    new TicketStarted(
                            TicketFacts.of(started),
                            scene.facts(stay.counter()),
                            seconds(stay.calledAt(), scene.now())));
        });
    }

    /**
     * Sets the ticket aside.
     *
     * @param note words about this visitor that are nobody else's business: never written into the log, erased when the visit ends; null for none
     * @param minutes after which it waits again by itself; null until somebody resumes it
     */
    public Ticket hold(
            OfficeId office,
            TicketId id,
            Officer officer,
            Cause press,
            String reason,
            @Nullable String note,
            @Nullable Integer minutes) {
        return operations.atCounter(office, id, officer, press, TicketMove.HOLD, (scene, ticket) -> {
            Instant until = minutes == null ? null : scene.now().plus(Duration.ofMinutes(minutes));
            CounterFacts counter = here(scene, ticket);
            Ticket noted = note == null ? ticket : ticket.noted(note);
            Ticket held = noted.away(TicketMove.HOLD.to(), ticket.waitsSince(), until, reason);
            String shown = until == null ? null : scene.plan().shown(until).toString();
            return scene.settle(held, new TicketHeld(TicketFacts.of(held), counter, reason, shown));
        });
    }

    /** Sends the visit on under the same number, in the same place in time. */
    public Ticket transfer(OfficeId office, TicketId id, Officer officer, Cause press, Destination to) {
        return operations.atCounter(office, id, officer, press, TicketMove.TRANSFER, (scene, ticket) -> {
            ServiceId service = to.service() == null ? ticket.service() : to.service();
            mustExist(scene, service, to.counter());
            CounterId back = to.returning() ? scene.attendance(ticket).counter() : null;
            CounterFacts counter = here(scene, ticket);
            Ticket sent = ticket.transferred(service, to.counter(), back, to.note());
            return scene.settle(
                    sent,
                    new TicketTransferred(
                            TicketFacts.of(sent),
                            counter,
                            scene.office().scoped(ticket.service().value()),
                            to.counter() == null
                                    ? null
                                    : scene.office().scoped(to.counter().value()),
                            false,
                            null,
                            0,
                            null));
        });
    }

    /** Called and did not come: onto the missed list. */
    public Ticket miss(OfficeId office, TicketId id, Officer officer, Cause press) {
        return operations.atCounter(office, id, officer, press, TicketMove.MISS, (scene, ticket) -> {
            Ticket missed = ticket.ended(TicketMove.MISS.to(), scene.now());
            return scene.settle(missed, new TicketMissed(TicketFacts.of(missed), here(scene, ticket), ticket.status()));
        });
    }

    /** Not here yet: back in the queue; it does not come up again at once unless nobody else waits. */
    public Ticket requeue(OfficeId office, TicketId id, Officer officer, Cause press) {
        return operations.atCounter(office, id, officer, press, TicketMove.REQUEUE, (scene, ticket) -> {
            Instant notBefore = scene.now().plus(scene.plan().settings().requeueHoldOff());
            CounterFacts counter = here(scene, ticket);
            Ticket back = ticket.away(TicketMove.REQUEUE.to(), ticket.waitsSince(), notBefore, null);
            return scene.settle(back, new TicketRequeued(TicketFacts.of(back), counter));
        });
    }

    /** Corrects how many dossiers its holder brings. */
    public Ticket count(OfficeId office, TicketId id, Officer officer, Cause press, int dossiers) {
        return operations.count(office, id, officer, press, (scene, ticket) -> {
            Ticket counted = ticket.bringing(dossiers);
            return scene.settle(
                    counted,
                    new DossiersCounted(TicketFacts.of(counted), here(scene, ticket), dossiers, ticket.dossiers()));
        });
    }

    static void mustExist(Scene scene, ServiceId service, @Nullable CounterId counter) {
        if (scene.plan().service(service).isEmpty()) {
            throw new RuleViolation(ApiError.SERVICE__NOT_FOUND, service.value());
        }
        if (counter != null && scene.plan().counter(counter).isEmpty()) {
            throw new RuleViolation(ApiError.COUNTER__NOT_FOUND, counter.value());
        }
    }

    private static CounterFacts here(Scene scene, Ticket ticket) {
        return scene.facts(scene.attendance(ticket).counter());
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
