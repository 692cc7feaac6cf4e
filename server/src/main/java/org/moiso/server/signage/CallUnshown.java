package org.moiso.server.signage;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * A call stood on no screen of the hall within the time in which people expect it: somebody should look at the screens, or call by voice.
 *
 * @param call seq of the call or recall
 * @param number of the ticket
 * @param counter scoped id
 */
record CallUnshown(long call, String number, String counter) implements DomainEvent {

    static final String TYPE = "call.unshown";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
