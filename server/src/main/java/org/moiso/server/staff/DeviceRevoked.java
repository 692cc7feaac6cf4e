package org.moiso.server.staff;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * An admin made a device's token worthless.
 *
 * @param device its key in the plan
 */
public record DeviceRevoked(String device, String role) implements DomainEvent {

    public static final String TYPE = "device.revoked";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
