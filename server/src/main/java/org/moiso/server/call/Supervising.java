package org.moiso.server.call;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.PlanEdit;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx.Repeated;
import org.moiso.server.office.CounterId;
import org.moiso.server.text.LocalText;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketFacts;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketMove;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** What a supervisor corrects in the hall while the office works. Each act stands in the event log with its reason. Safe for all threads. */
public final class Supervising {

    private final Operations operations;
    private final OfficePlans plans;

    public Supervising(Operations operations, OfficePlans plans) {
        this.operations = operations;
        this.plans = plans;
    }

    /**
     * Moves a waiting ticket to another service or counter, under its number and in its place in time.
     *
     * @param service null to stay with the service
     * @param counter the only one that may call it; null for any that serves it
     */
    public Ticket move(
            OfficeId office,
            TicketId id,
            Cause press,
            @Nullable ServiceId service,
            @Nullable CounterId counter,
            String reason) {
        return operations.move(office, id, press, TicketMove.MOVE, (scene, ticket) -> {
            ServiceId to = service == null ? ticket.service() : service;
            Serving.mustExist(scene, to, counter);
            Ticket moved = ticket.transferred(to, counter, ticket.returning(), ticket.note());
            return scene.settle(
                    moved,
                    new TicketMoved(
                            TicketFacts.of(moved),
                            office.scoped(ticket.service().value()),
                            counter == null ? null : office.scoped(counter.value()),
                            reason));
        });
    }

    /** Gives a waiting ticket another priority class. */
    public Ticket reclassify(OfficeId office, TicketId id, Cause press, PriorityId priority, String reason) {
        return operations.move(office, id, press, TicketMove.RECLASSIFY, (scene, ticket) -> {
            if (scene.plan().priority(priority).isEmpty()) {
                throw new RuleViolation(ApiError.PRIORITY__NOT_FOUND, priority.value());
            }
            Ticket other = ticket.reclassified(priority);
            return scene.settle(
                    other,
                    new TicketReclassified(
                            TicketFacts.of(other), ticket.priority().value(), reason));
        });
    }

    /**
     * Closes a service for the moment; who waits for it is served all the same.
     *
     * @param reason what visitors read at the dispenser
     * @param until when it opens by itself; null: when somebody opens it
     */
    public void closeService(OfficeId office, ServiceId id, Cause press, LocalText reason, @Nullable Instant until) {
        act(office, press, ServiceClosed.TYPE, scene -> {
            Service service = service(scene, id);
            if (until != null && !until.isAfter(scene.now())) {
                throw new RuleViolation(ApiError.REQUEST__INVALID, "until");
            }
            LocalDateTime at = until == null ? null : scene.plan().localTime(until);
            change(scene, id, "closed", reason, at);
            String shown = until == null ? null : scene.plan().shown(until).toString();
            return new ServiceClosed(office.scoped(id.value()), service.name(), reason, shown);
        });
    }

    /** Opens a closed service before its time. */
    public void openService(OfficeId office, ServiceId id, Cause press, String reason) {
        act(office, press, ServiceOpened.TYPE, scene -> {
            Service service = service(scene, id);
            change(scene, id, "open", null, null);
            return new ServiceOpened(office.scoped(id.value()), service.name(), reason);
        });
    }

    /**
     * Puts another calling rule in force, from the next call on.
     *
     * @param rule {@code head-start}, {@code interleave} or {@code strict}
     * @param interleave how many priority calls in a row {@code interleave} allows; null: as before
     */
    public void changeRule(OfficeId office, Cause press, String rule, @Nullable Integer interleave, String reason) {
        act(office, press, RuleChanged.TYPE, scene -> {
            int inARow = interleave == null ? scene.plan().settings().interleave() : interleave;
            plans.changeAlong(
                    scene.tx(), PlanEdit.settings(scene.plan(), Map.of("callingRule", rule, "interleave", inARow)));
            return new RuleChanged(scene.plan().settings().callingRule(), rule, inARow, reason);
        });
    }

    private static Service service(Scene scene, ServiceId id) {
        return scene.plan()
                .service(id)
                .filter(it -> !it.hidden())
                .orElseThrow(() -> new RuleViolation(ApiError.SERVICE__NOT_FOUND, id.value()));
    }

    private void change(
            Scene scene, ServiceId id, String status, @Nullable LocalText reason, @Nullable LocalDateTime until) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("status", status);
        fields.put("closedReason", reason);
        fields.put("closedUntil", until == null ? null : until.toLocalTime());
        fields.put("closedUntilDate", until == null ? null : until.toLocalDate());
        plans.changeAlong(scene.tx(), PlanEdit.service(scene.plan(), id, fields));
    }

    /** Does something that is about no ticket, once for each press. */
    private void act(OfficeId office, Cause press, String type, Function<Scene, DomainEvent> act) {
        operations.in(office, press, scene -> {
            Optional<Repeated> seen = scene.tx().repeated();
            if (seen.isEmpty()) {
                scene.tx().record(act.apply(scene));
            } else if (!seen.get().type().equals(type)) {
                throw new RuleViolation(ApiError.REQUEST__REUSED);
            }
            return scene.tx().lastSeq();
        });
    }
}
