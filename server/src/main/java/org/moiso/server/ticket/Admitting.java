package org.moiso.server.ticket;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ProcedureId;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** Finds out what {@link Admission} has to know, and says no. An office without limits costs no query. Safe for all threads. */
final class Admitting {

    private final TicketStore tickets;
    private final Ticketing.Promised promised;

    private final AdmissionStore counts = new AdmissionStore();
    private final CounterSessionStore sessions = new CounterSessionStore();
    private final IdentityStore identities = new IdentityStore();

    Admitting(TicketStore tickets, Ticketing.Promised promised) {
        this.tickets = tickets;
        this.promised = promised;
    }

    /** Whoever is let in, and the hash of the card that was shown, where the service wants one. */
    record Admitted(Service service, @Nullable String identity) {}

    /**
     * Lets an order in or refuses it. The limits bind dispensers; an officer knows why somebody gets a ticket all the same.
     *
     * @param reserved whether room was kept for it: what the service can still take does not matter then
     * @throws RuleViolation when the service takes nobody now, or the order names what does not exist
     */
    Admitted admit(OfficeTx tx, OfficePlan plan, IssueOrder order, boolean reserved) {
        Service service = ordered(plan, order);
        LocalDateTime now = plan.localTime(tx.now());
        refuse(Admission.closed(service, now));
        refuse(Admission.notIssuing(plan, now));
        if (order.dispenser() == null) {
            return new Admitted(service, null);
        }
        if (!reserved) {
            refuse(Admission.full(plan, service, now, facts(tx.handle(), plan, service, now, tx.businessDay())));
        }
        return new Admitted(service, service.limits().perIdentity() > 0 ? card(tx, service, order.identity()) : null);
    }

    /** Remembers whose ticket it is, if the service asked. */
    void admitted(OfficeTx tx, Admitted admitted, Ticket ticket) {
        if (admitted.identity() != null) {
            identities.keep(tx, admitted.identity(), ticket);
        }
    }

    /** Which services are full now, and why: for the menu, outside of any lock. */
    Map<ServiceId, Admission.Refusal> full(Handle handle, OfficePlan plan, LocalDateTime now) {
        Map<ServiceId, Admission.Refusal> full = new LinkedHashMap<>();
        LocalDate day = plan.businessDay(now.atZone(plan.office().zone()).toInstant());
        plan.services().stream()
                .filter(service -> !service.hidden())
                .forEach(service -> Admission.full(plan, service, now, facts(handle, plan, service, now, day))
                        .ifPresent(refusal -> full.put(service.id(), refusal)));
        return full;
    }

    private Admission.Facts facts(Handle handle, OfficePlan plan, Service service, LocalDateTime now, LocalDate day) {
        if (service.limits().perHalfDay() == 0 && !service.limits().untilClosing()) {
            return Admission.Facts.NONE;
        }
        LocalDateTime since = Admission.halfDay(now);
        int given = counts.given(
                handle,
                plan.id(),
                day,
                service.id(),
                since.atZone(plan.office().zone()).toInstant());
        return new Admission.Facts(given, left(handle, plan, service, now));
    }

    private @Nullable Integer left(Handle handle, OfficePlan plan, Service service, LocalDateTime now) {
        if (!service.limits().untilClosing()) {
            return null;
        }
        return plan.hours()
                .servingLeft(now)
                .map(time -> Admission.left(plan, service, time, staffed(handle, plan), pending(handle, plan, now)))
                .orElse(null);
    }

    /** Who is to be served by each service before closing: those who are here, and those who have been promised a time. */
    private Map<ServiceId, Integer> pending(Handle handle, OfficePlan plan, LocalDateTime now) {
        Map<ServiceId, Integer> pending = tickets.byService(
                handle, plan.id(), List.of(TicketStatus.WAITING, TicketStatus.CALLED, TicketStatus.ON_HOLD));
        promised.until(
                        handle,
                        plan,
                        plan.instant(now),
                        plan.instant(now.toLocalDate().plusDays(1).atStartOfDay()))
                .forEach(service -> pending.merge(service, 1, Integer::sum));
        return pending;
    }

    /** A counter on a pause comes back. */
    private Set<CounterId> staffed(Handle handle, OfficePlan plan) {
        return sessions.sessions(handle, plan.id()).stream()
                .filter(it -> it.status() != CounterStatus.CLOSED)
                .map(CounterSession::counter)
                .collect(Collectors.toSet());
    }

    private String card(OfficeTx tx, Service service, @Nullable String identity) {
        if (identity == null) {
            throw new RuleViolation(ApiError.IDENTITY__NEEDED, service.name());
        }
        String hash = identities.hash(tx, service.id(), identity);
        List<String> held = identities.held(tx, hash);
        if (held.size() >= service.limits().perIdentity()) {
            throw new RuleViolation(ApiError.IDENTITY__LIMIT, service.name(), String.join(", ", held));
        }
        return hash;
    }

    private static void refuse(Optional<Admission.Refusal> refusal) {
        refusal.ifPresent(it -> {
            throw it.violation();
        });
    }

    /** What an order names is there. */
    static Service ordered(OfficePlan plan, IssueOrder order) {
        Service service = plan.service(order.service())
                .filter(it -> !it.hidden())
                .orElseThrow(() -> new RuleViolation(
                        ApiError.SERVICE__NOT_FOUND, order.service().value()));
        PriorityId priority = order.priority();
        if (plan.priority(priority).isEmpty()) {
            throw new RuleViolation(ApiError.PRIORITY__NOT_FOUND, priority.value());
        }
        ProcedureId procedure = order.procedure();
        if (procedure != null
                && plan.procedure(procedure)
                        .filter(it -> it.service().equals(service.id()))
                        .isEmpty()) {
            throw new RuleViolation(ApiError.PROCEDURE__NOT_FOUND, procedure.value(), service.name());
        }
        order.route().stream().filter(it -> plan.service(it).isEmpty()).forEach(unknown -> {
            throw new RuleViolation(ApiError.SERVICE__NOT_FOUND, unknown.value());
        });
        return service;
    }
}
