package org.moiso.server.catalog;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/** A new version of the office's plan is in force. */
public record OfficeChanged(long version) implements DomainEvent {

    public static final String TYPE = "office.changed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
