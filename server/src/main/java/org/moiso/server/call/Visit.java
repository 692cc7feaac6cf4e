package org.moiso.server.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.ticket.TicketStatus;

/**
 * A visit as its periods, read from the event log: what every figure about it is derived from. Pure; the log is only ever appended to, so is this list.
 *
 * <p>A new status begins a new period. A finish of a call that was never started makes the call a service. An undo takes back what the click before it did, so that the period goes on as if
 * nothing had happened. An instant that lies before the one before it, by a clock that jumped back, counts as that one.
 */
public record Visit(List<Period> periods) {

    /**
     * One stretch of the visit.
     *
     * @param kind a status in which the visit is alive
     * @param counter scoped id; null where no counter has to do with it
     * @param actor who began it, as in the event log
     * @param to null while it goes on
     */
    public record Period(
            TicketStatus kind,
            Instant from,
            @Nullable Instant to,
            @Nullable String counter,
            String actor) {

        /** How long it lasted, or has lasted until now. */
        public Duration length(Instant now) {
            Duration length = Duration.between(from, to == null ? now : to);
            return length.isNegative() ? Duration.ZERO : length;
        }

        private Period until(Instant end) {
            return new Period(kind, from, end, counter, actor);
        }

        private Period as(TicketStatus other) {
            return new Period(other, from, to, counter, actor);
        }
    }

    /** How long a visit spent on what. Held time is neither waiting nor service. */
    public record Figures(Duration waiting, Duration walk, Duration service, Duration held) {}

    /** The visit behind a ticket's events, which are given in the order of the log. */
    public static Visit of(List<OfficeEvent> events) {
        Deque<List<Period>> states = new ArrayDeque<>();
        states.push(List.of());
        Instant last = Instant.MIN;
        for (OfficeEvent event : events) {
            JsonNode facts = event.body().path("ticket");
            if (!event.type().startsWith("ticket.") || facts.isMissingNode()) {
                continue;
            }
            last = event.at().isBefore(last) ? last : event.at();
            if (event.type().equals(TicketUndone.TYPE) && states.size() > 1) {
                states.pop();
            } else {
                states.push(next(states.element(), event, last));
            }
        }
        return new Visit(List.copyOf(states.element()));
    }

    public Figures figures(Instant now) {
        return new Figures(
                spent(TicketStatus.WAITING, now),
                spent(TicketStatus.CALLED, now),
                spent(TicketStatus.SERVING, now),
                spent(TicketStatus.ON_HOLD, now));
    }

    private Duration spent(TicketStatus kind, Instant now) {
        return periods.stream()
                .filter(it -> it.kind() == kind)
                .map(it -> it.length(now))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static List<Period> next(List<Period> before, OfficeEvent event, Instant at) {
        TicketStatus status =
                TicketStatus.of(event.body().path("ticket").path("status").asText());
        List<Period> after = new ArrayList<>(before);
        int end = after.size() - 1;
        if (end >= 0 && after.get(end).to() == null) {
            if (after.get(end).kind() == status) {
                return before;
            }
            Period open = after.get(end).until(at);
            after.set(end, finishedUnstarted(event, open) ? open.as(TicketStatus.SERVING) : open);
        }
        if (status.live()) {
            JsonNode counter = event.body().path("counter").path("id");
            boolean here = status.atCounter() && counter.isTextual();
            after.add(new Period(status, at, null, here ? counter.textValue() : null, event.actor()));
        }
        return List.copyOf(after);
    }

    /** A finish from CALLED, also one that led on or back. */
    private static boolean finishedUnstarted(OfficeEvent event, Period open) {
        return open.kind() == TicketStatus.CALLED
                && event.body().path("was").asText().equals(TicketStatus.CALLED.code())
                && (event.type().equals(TicketFinished.TYPE) || event.type().equals(TicketTransferred.TYPE));
    }
}
