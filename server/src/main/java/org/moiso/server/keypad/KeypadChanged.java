package org.moiso.server.keypad;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * A keypad is lost or back, or somebody has pushed in vain.
 *
 * @param dispenser key of the dispenser that it belongs to
 * @param unserved pushes that have taken no number and were not told so on paper
 */
record KeypadChanged(String dispenser, boolean lost, String detail, int unserved) implements DomainEvent {

    static final String TYPE = "keypad.changed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
