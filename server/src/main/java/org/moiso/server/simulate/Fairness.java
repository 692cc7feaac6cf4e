package org.moiso.server.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.office.Counter;

/**
 * Reads from the log alone, without the calling rule's own code, who was called before whom: whether somebody who had waited longer than {@code maxWait} was passed over by a counter that serves them,
 * and how much later the one came who went before another. Used by one thread.
 */
final class Fairness {

    private static final Set<String> LEAVES =
            Set.of("ticket.cancelled", "ticket.expired", "ticket.missed", "ticket.finished");

    private record Waiting(String service, Instant since) {}

    private final OfficePlan plan;
    private final Map<Long, Waiting> waiting = new HashMap<>();
    private int passedOver;
    private Duration overtaken = Duration.ZERO;

    Fairness(OfficePlan plan) {
        this.plan = plan;
    }

    void hear(OfficeEvent event) {
        Long ticket = event.ticket();
        if (ticket == null) {
            return;
        }
        JsonNode body = event.body();
        if (event.type().equals("ticket.issued")) {
            waiting.put(ticket, new Waiting(service(body), event.at()));
        } else if (event.type().equals("ticket.called")) {
            Waiting called = waiting.remove(ticket);
            Counter counter = counter(body);
            if (called != null && body.path("reason").isNull()) {
                waiting.values().stream()
                        .filter(it -> tier(counter, it) > 0 && it.since.isBefore(called.since))
                        .forEach(it -> passed(counter, it, called, event.at()));
            }
        } else if (LEAVES.contains(event.type())) {
            waiting.remove(ticket);
        }
    }

    private void passed(Counter counter, Waiting left, Waiting called, Instant now) {
        Duration waited = Duration.between(left.since, now);
        if (waited.compareTo(plan.settings().maxWait()) > 0) {
            passedOver++;
        }
        if (tier(counter, left) == tier(counter, called)) {
            overtaken = longer(overtaken, Duration.between(left.since, called.since));
        }
    }

    /** How often a counter that serves them passed over somebody who had waited longer than {@code maxWait}, for somebody who came later. */
    int passedOver() {
        return passedOver;
    }

    /** By how much the later one came later, at most, of two in the same tier of the counter that called. */
    Duration overtaken() {
        return overtaken;
    }

    private String service(JsonNode body) {
        return plan.id().keyOf(body.path("ticket").path("service").asText()).orElseThrow();
    }

    private Counter counter(JsonNode body) {
        String key = plan.id().keyOf(body.path("counter").path("id").asText()).orElseThrow();
        return plan.counters().stream()
                .filter(it -> it.id().value().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** 0: not served there. */
    private static int tier(Counter counter, Waiting it) {
        return counter.serves().stream()
                .filter(tier -> tier.service().equals(it.service))
                .mapToInt(Counter.Tier::tier)
                .findFirst()
                .orElse(0);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
