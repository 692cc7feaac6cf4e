package org.moiso.server.signage;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * A clip of the voice was recorded, or its recording was taken away.
 *
 * @param language its code
 * @param clip its name
 */
record VoiceChanged(String language, String clip) implements DomainEvent {

    static final String TYPE = "voice.changed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
