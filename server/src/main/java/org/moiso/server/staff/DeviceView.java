package org.moiso.server.staff;

import org.jspecify.annotations.Nullable;
import org.moiso.server.web.Caller;

/**
 * A device as it is shown.
 *
 * @param id scoped: {@code xa-mau.may-in-1}
 */
record DeviceView(
        String id, String role, String name, @Nullable String office) {

    static DeviceView of(Caller device) {
        return device.office() == null
                ? new DeviceView(device.id(), device.role().code(), device.name(), null)
                : new DeviceView(
                        device.office().scoped(device.id()),
                        device.role().code(),
                        device.name(),
                        device.office().value());
    }
}
