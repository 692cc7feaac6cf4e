package org.moiso.server.signage;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * The pictures and films of the screens are others, or play otherwise.
 *
 * @param change {@code added}, {@code arranged} or {@code removed}
 * @param hash which one; empty where several are concerned
 */
record MediaChanged(String change, String hash) implements DomainEvent {

    static final String TYPE = "media.changed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
