package org.moiso.server.print;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * A new roll of paper is in a printer.
 *
 * @param printer scoped id
 * @param metres what was printed on the old one
 */
record RollReplaced(String printer, double metres) implements DomainEvent {

    static final String TYPE = "roll.replaced";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
