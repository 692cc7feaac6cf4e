package org.moiso.server.print;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * A printer has a new fault, or is well again.
 *
 * @param printer scoped id
 * @param faults codes of what is wrong now; empty when all is well
 */
record PrinterChanged(
        String printer, List<String> faults, @Nullable String detail) implements DomainEvent {

    static final String TYPE = "printer.changed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
