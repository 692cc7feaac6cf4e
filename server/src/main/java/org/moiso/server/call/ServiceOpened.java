package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.text.LocalText;

/**
 * Takes visitors again, by a supervisor's hand.
 *
 * @param service scoped id
 */
public record ServiceOpened(String service, LocalText name, String reason) implements DomainEvent {

    public static final String TYPE = "service.opened";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
