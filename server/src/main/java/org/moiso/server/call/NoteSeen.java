package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.office.CounterFacts;

/**
 * The officer at the counter has seen a note.
 *
 * @param note id of the note
 */
public record NoteSeen(String note, CounterFacts counter) implements DomainEvent {

    public static final String TYPE = "note.seen";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
