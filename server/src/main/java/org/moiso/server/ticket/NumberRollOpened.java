package org.moiso.server.ticket;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * Somebody hands out pre-printed numbers from here on.
 *
 * @param service scoped id
 */
record NumberRollOpened(NumberRollId roll, String service, int first, int last) implements DomainEvent {

    static final String TYPE = "number-roll.opened";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
