package org.moiso.server.simulate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.moiso.server.event.OfficeEvent;

/** What is counted while a simulation goes on. Used by one thread. */
final class Tally {

    private final Map<String, Integer> events = new HashMap<>();
    private int refused;
    private Duration open = Duration.ZERO;
    private Duration busy = Duration.ZERO;

    void count(OfficeEvent event) {
        events.merge(event.type(), 1, Integer::sum);
    }

    int of(String type) {
        return events.getOrDefault(type, 0);
    }

    void refuse() {
        refused++;
    }

    int refused() {
        return refused;
    }

    void open(Duration time) {
        open = open.plus(time);
    }

    void busy(Duration time) {
        busy = busy.plus(time);
    }

    /** Which part of their open time the counters had somebody. */
    double utilisation() {
        return open.isZero() ? 0 : (double) busy.toMillis() / open.toMillis();
    }
}
