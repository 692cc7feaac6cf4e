package org.moiso.server.office;

import org.moiso.server.db.OfficeId;
import org.moiso.server.text.LocalText;

/**
 * What an event says of its counter.
 *
 * @param id scoped, as the world sees it
 * @param status {@code open}, {@code paused} or {@code closed} after the event
 */
public record CounterFacts(String id, int number, LocalText name, CounterStatus status) {

    public static CounterFacts of(OfficeId office, Counter counter, CounterStatus status) {
        return new CounterFacts(office.scoped(counter.id().value()), counter.number(), counter.name(), status);
    }
}
