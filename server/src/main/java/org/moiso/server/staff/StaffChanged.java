package org.moiso.server.staff;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * An admin changed who works in the office.
 *
 * @param change added, changed, disabled, enabled, or password for a new one-time password
 * @param role what the member may do from now on
 */
public record StaffChanged(String username, String change, String role) implements DomainEvent {

    public static final String TYPE = "staff.changed";

    static StaffChanged of(String change, StaffMember member) {
        return new StaffChanged(member.username(), change, member.role().code());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
