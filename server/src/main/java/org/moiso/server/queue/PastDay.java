package org.moiso.server.queue;

import java.util.List;
import java.util.Map;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.CounterId;

/**
 * What one of the last working days was like: who came when, and when each counter took people. All times are seconds from the local midnight.
 *
 * @param arrivals the earliest first
 * @param open by counter, the earliest first; a counter that was never open is not in it
 */
record PastDay(List<Arrival> arrivals, Map<CounterId, List<Spell>> open) {

    record Arrival(int second, ServiceId service, PriorityId priority) {}

    /** A stretch of being open, {@code from} included, {@code to} not. */
    record Spell(int from, int to) {}
}
