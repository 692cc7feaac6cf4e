package org.moiso.server.ticket;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * A roll of pre-printed numbers is put away.
 *
 * @param next the first number that was not handed out
 */
record NumberRollPutAway(NumberRollId roll, int next) implements DomainEvent {

    static final String TYPE = "number-roll.put-away";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
