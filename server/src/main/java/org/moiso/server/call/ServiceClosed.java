package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.text.LocalText;

/**
 * Takes nobody for the moment.
 *
 * @param service scoped id
 * @param reason what its visitors read
 * @param until when it opens by itself, as an ISO-8601 instant; null: when somebody opens it
 */
public record ServiceClosed(
        String service,
        LocalText name,
        LocalText reason,
        @Nullable String until) implements DomainEvent {

    public static final String TYPE = "service.closed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
