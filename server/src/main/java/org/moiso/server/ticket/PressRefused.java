package org.moiso.server.ticket;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.text.LocalText;

/**
 * A push at a dispenser without a screen took no number: whoever pushed learns it from the paper, or from an officer.
 *
 * @param dispenser key of the dispenser
 * @param service scoped id
 * @param code of the refusal, as an answer to a page would have it
 * @param words why, and what to do
 */
public record PressRefused(String dispenser, String service, String code, LocalText words) implements DomainEvent {

    public static final String TYPE = "press.refused";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
