package org.moiso.server.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.Note;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityClass;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.queue.Waits;
import org.moiso.server.ticket.Admission;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketStatus;

/** An office at one moment, put into the shape of its supervisor's page. Pure. */
record HallPicture(
        OfficePlan plan,
        Instant now,
        List<Ticket> live,
        List<CounterSession> sessions,
        List<Note> notes,
        Map<ServiceId, Waits.Standing> standings,
        Map<ServiceId, Admission.Refusal> full) {

    HallView.Rule rule() {
        int headStart = plan.priorities().stream()
                .mapToInt(PriorityClass::headStartMinutes)
                .max()
                .orElse(0);
        return new HallView.Rule(
                plan.settings().callingRule(),
                plan.settings().interleave(),
                plan.settings().maxWaitMinutes(),
                headStart,
                plan.settings().hall().normMinutes());
    }

    List<HallView.Desk> desks() {
        return plan.counters().stream().map(this::desk).toList();
    }

    List<HallView.Queue> queues() {
        return plan.services().stream()
                .filter(service -> !service.hidden())
                .map(this::queue)
                .toList();
    }

    /** Everybody who is in the hall, the longest waiting first. */
    List<HallView.Entry> entries() {
        return live.stream().map(this::entry).toList();
    }

    HallView.Alarm alarm(CounterId counter, Instant raisedAt, String raisedBy, @Nullable String answeredBy) {
        return new HallView.Alarm(scoped(counter), plan.nameOf(counter), plan.shown(raisedAt), raisedBy, answeredBy);
    }

    private HallView.Desk desk(Counter counter) {
        CounterSession session = session(counter.id()).orElse(null);
        return new HallView.Desk(
                scoped(counter.id()),
                counter.number(),
                counter.name(),
                session == null ? CounterStatus.CLOSED : session.status(),
                session == null ? null : session.reason(),
                session == null ? null : plan.shown(session.since()),
                session == null || session.officer() == null
                        ? null
                        : session.officer().name(),
                counter.serves().stream()
                        .map(it -> plan.id().scoped(it.service()))
                        .toList(),
                at(counter.id()).orElse(null),
                notes.stream()
                        .filter(it -> it.counter().equals(counter.id()))
                        .map(it -> new HallView.Word(
                                it.id().toString(),
                                it.author(),
                                it.words(),
                                plan.shown(it.sentAt()),
                                it.seenAt() == null ? null : plan.shown(it.seenAt())))
                        .toList());
    }

    private Optional<HallView.AtDesk> at(CounterId counter) {
        return live.stream()
                .filter(it -> it.status().atCounter())
                .flatMap(it -> Stream.ofNullable(it.attendance())
                        .filter(stay -> stay.counter().equals(counter))
                        .map(stay -> atDesk(it, stay)))
                .findFirst();
    }

    private HallView.AtDesk atDesk(Ticket ticket, Attendance stay) {
        Instant since = stay.startedAt() == null ? stay.calledAt() : stay.startedAt();
        return new HallView.AtDesk(
                ticket.id().toString(),
                ticket.number().text(),
                plan.id().scoped(ticket.service().value()),
                ticket.status(),
                plan.shown(since));
    }

    private HallView.Queue queue(Service service) {
        List<Ticket> waiting = live.stream()
                .filter(it ->
                        it.status() == TicketStatus.WAITING && it.service().equals(service.id()))
                .toList();
        Duration longest = waiting.stream()
                .map(it -> Duration.between(it.waitsSince(), now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        List<QueueHealth.Hand> hands =
                plan.countersServing(service.id()).stream().map(this::hand).toList();
        QueueHealth health = QueueHealth.of(
                waiting.size(),
                longest,
                Duration.ofMinutes(plan.settings().hall().normMinutes()),
                plan.settings().maxWait(),
                hands);
        Waits.Standing standing = standings.get(service.id());
        Optional<Admission.Refusal> why =
                Admission.closed(service, plan.localTime(now)).or(() -> Optional.ofNullable(full.get(service.id())));
        return new HallView.Queue(
                plan.id().scoped(service.id().value()),
                plan.series(service.series()).map(NumberSeries::prefix).orElse(""),
                service.name(),
                why.isEmpty(),
                why.map(it -> shut(service, it)).orElse(null),
                waiting.size(),
                (int) Math.max(0, longest.toMinutes()),
                standing == null ? null : standing.estimate(),
                (int) hands.stream()
                        .filter(it -> it.status() == CounterStatus.OPEN)
                        .count(),
                health.level().code(),
                health.advice(),
                health.helpers().stream().map(this::scoped).toList());
    }

    private HallView.Shut shut(Service service, Admission.Refusal why) {
        return new HallView.Shut(
                why.error().code(),
                service.closedReason(),
                why.opensAt() == null
                        ? null
                        : why.opensAt().atZone(plan.office().zone()).toOffsetDateTime());
    }

    private QueueHealth.Hand hand(Counter counter) {
        return new QueueHealth.Hand(
                counter.id(),
                session(counter.id()).map(CounterSession::status).orElse(CounterStatus.CLOSED),
                at(counter.id()).isPresent());
    }

    private HallView.Entry entry(Ticket ticket) {
        Attendance stay = ticket.attendance();
        CounterId counter = ticket.status().atCounter() && stay != null ? stay.counter() : ticket.wanted();
        return new HallView.Entry(
                ticket.id().toString(),
                ticket.number().text(),
                plan.id().scoped(ticket.service().value()),
                ticket.priority().value(),
                ticket.language().code(),
                ticket.status(),
                plan.shown(ticket.waitsSince()),
                counter == null ? null : scoped(counter),
                ticket.reason());
    }

    private Optional<CounterSession> session(CounterId counter) {
        return sessions.stream().filter(it -> it.counter().equals(counter)).findFirst();
    }

    private String scoped(CounterId counter) {
        return plan.id().scoped(counter.value());
    }
}
