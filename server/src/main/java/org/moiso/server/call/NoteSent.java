package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;

/**
 * A supervisor wrote to the officer at a counter; the words themselves stand on that console until they are seen.
 *
 * @param note id of the note
 */
public record NoteSent(String note, CounterFacts counter) implements DomainEvent {

    public static final String TYPE = "note.sent";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
