package org.moiso.server.print;

import org.jspecify.annotations.Nullable;
import org.moiso.printer.Slip;
import org.moiso.server.db.DomainEvent;

/**
 * Somebody has a printer print a test slip.
 *
 * @param printer scoped id
 * @param slip what is printed: whichever node drives the printer reads it here
 */
record TestRequested(String printer, Slip slip) implements DomainEvent {

    static final String TYPE = "test.requested";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
