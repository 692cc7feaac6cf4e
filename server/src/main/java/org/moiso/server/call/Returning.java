package org.moiso.server.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx.Repeated;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.queue.Reentry;
import org.moiso.server.text.Phrase;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketCancelled;
import org.moiso.server.ticket.TicketFacts;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketMove;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** Taking up again what was set aside, missed, given up or ended by a wrong click. Safe for all threads. */
public final class Returning {

    private static final Set<String> UNDOABLE =
            Set.of(TicketFinished.TYPE, TicketTransferred.TYPE, TicketMissed.TYPE, TicketCancelled.TYPE);

    private final Operations operations;

    public Returning(Operations operations) {
        this.operations = operations;
    }

    /** Ends a hold by hand: the ticket waits again, in its old place in time. */
    public Ticket resume(OfficeId office, TicketId id, Cause press) {
        return operations.move(office, id, press, TicketMove.RESUME, Returning::resumed);
    }

    /** Ends the holds whose time has come; asked for every few seconds by the server. Returns how many there were. */
    public int resumeDue(OfficeId office) {
        return operations.in(office, Cause.system(), scene -> {
            List<Ticket> due = scene.tickets().in(scene.handle(), office, List.of(TicketStatus.ON_HOLD)).stream()
                    .filter(it -> it.notBefore() != null && !it.notBefore().isAfter(scene.now()))
                    .toList();
            due.forEach(ticket -> resumed(scene, ticket));
            return due.size();
        });
    }

    /**
     * From the missed list, or after giving up, back into the queue.
     *
     * @param places how many of those who wait there now go before it; null for as many as the office has set
     */
    public Ticket reinstate(OfficeId office, TicketId id, Cause press, @Nullable Integer places) {
        return operations.move(office, id, press, TicketMove.REINSTATE, (scene, ticket) -> {
            if (!ofToday(scene, ticket)) {
                throw new RuleViolation(
                        ApiError.TICKET__NOT_MISSED, ticket.number().text(), Phrase.of("status.expired"));
            }
            int before = places == null ? scene.plan().settings().reinstatePlaces() : places;
            Instant place = new Reentry(scene.plan(), scene.now())
                    .after(before, ticket, scene.tickets().waiting(scene.tx()));
            Ticket back = ticket.away(TicketMove.REINSTATE.to(), place, null, null);
            return scene.settle(back, new TicketReinstated(TicketFacts.of(back), null));
        });
    }

    /** An officer cancels a ticket that waits or is on hold. */
    public Ticket cancel(OfficeId office, TicketId id, Cause press) {
        return operations.move(office, id, press, TicketMove.CANCEL, (scene, ticket) -> {
            Ticket cancelled = ticket.ended(TicketMove.CANCEL.to(), scene.now());
            return scene.settle(cancelled, new TicketCancelled(TicketFacts.of(cancelled), ticket.status()));
        });
    }

    /** Takes back one's own last finish, no-show or cancel of this ticket, for a short while, if nothing has happened to it since. */
    public Ticket undo(OfficeId office, TicketId id, Cause press) {
        return operations.in(office, press, scene -> {
            Ticket ticket = operations.find(scene, id);
            Optional<Repeated> seen = scene.tx().repeated();
            if (seen.isPresent()) {
                Operations.samePress(seen.get(), id, Set.of(TicketUndone.TYPE));
                return ticket;
            }
            OfficeEvent last = EventLog.lastMoveOf(scene.handle(), id.value())
                    .filter(event -> ofToday(scene, ticket) && undoable(scene, event, press))
                    .orElseThrow(() -> new RuleViolation(
                            ApiError.UNDO__TOO_LATE, ticket.number().text()));
            Ticket back = restored(scene, ticket, last);
            return scene.settle(back, new TicketUndone(TicketFacts.of(back), counterOf(scene, back), last.type()));
        });
    }

    private static Ticket resumed(Scene scene, Ticket ticket) {
        Ticket back = ticket.away(TicketMove.RESUME.to(), ticket.waitsSince(), null, null);
        scene.tickets().update(scene.tx(), back);
        scene.tx().record(new TicketResumed(TicketFacts.of(back), null));
        return back;
    }

    /** Yesterday's numbers are in other hands today. */
    private static boolean ofToday(Scene scene, Ticket ticket) {
        return ticket.number().businessDay().equals(scene.tx().businessDay());
    }

    private static boolean undoable(Scene scene, OfficeEvent event, Cause press) {
        Duration age = Duration.between(event.at(), scene.now());
        return UNDOABLE.contains(event.type())
                && event.body().path("was").isTextual()
                && event.actor().equals(press.actor())
                && age.compareTo(scene.plan().settings().undoWithin()) <= 0;
    }

    private static Ticket restored(Scene scene, Ticket ticket, OfficeEvent last) {
        TicketStatus was = TicketStatus.of(last.body().path("was").asText());
        if (last.type().equals(TicketTransferred.TYPE)) {
            return restored(scene, beforeItWentOn(scene, ticket, last), was);
        }
        return restored(scene, last.type().equals(TicketFinished.TYPE) ? ticket.with(null) : ticket, was);
    }

    /** A finish that led on along the route, or back to the sender, made of the ticket what it was not before. */
    private static Ticket beforeItWentOn(Scene scene, Ticket ticket, OfficeEvent last) {
        String from = last.body().path("fromService").asText();
        ServiceId service = scene.office().keyOf(from).map(ServiceId::new).orElse(ticket.service());
        boolean returned = last.body().path("returned").asBoolean();
        List<ServiceId> ahead = returned
                ? ticket.route()
                : Stream.concat(Stream.of(ticket.service()), ticket.route().stream())
                        .toList();
        return ticket.asBefore(service, returned ? ticket.wanted() : null, ahead)
                .with(null);
    }

    private static Ticket restored(Scene scene, Ticket ticket, TicketStatus was) {
        Attendance stay = ticket.attendance();
        if (!was.atCounter() || stay == null) {
            return ticket.away(was, ticket.waitsSince(), ticket.notBefore(), ticket.reason());
        }
        mustStillHold(scene, stay);
        scene.tickets()
                .atCounter(scene.handle(), scene.office(), stay.counter())
                .ifPresent(other -> {
                    throw new RuleViolation(
                            ApiError.COUNTER__BUSY,
                            scene.plan().nameOf(stay.counter()),
                            other.number().text());
                });
        Instant started = was == TicketStatus.SERVING ? stay.startedAt() : null;
        return ticket.attended(
                was,
                new Attendance(
                        stay.counter(),
                        stay.officer(),
                        stay.officerName(),
                        stay.call(),
                        stay.count(),
                        stay.calledAt(),
                        stay.announcedAt(),
                        started,
                        null));
    }

    /** Where the officer has left the counter in the meantime, nobody would look after the ticket. */
    private static void mustStillHold(Scene scene, Attendance stay) {
        boolean held = scene.sessions()
                .session(scene.handle(), scene.office(), stay.counter())
                .filter(it -> it.heldBy(stay.officer()))
                .isPresent();
        if (!held) {
            throw new RuleViolation(ApiError.COUNTER__NOT_YOURS, scene.plan().nameOf(stay.counter()));
        }
    }

    private static @Nullable CounterFacts counterOf(Scene scene, Ticket ticket) {
        Attendance stay = ticket.attendance();
        return stay == null ? null : scene.facts(stay.counter());
    }
}
