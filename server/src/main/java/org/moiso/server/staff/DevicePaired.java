package org.moiso.server.staff;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * An admin let a device in that showed a code.
 *
 * @param device its key in the plan
 * @param role what it may do from now on
 */
public record DevicePaired(String device, String role) implements DomainEvent {

    public static final String TYPE = "device.paired";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
