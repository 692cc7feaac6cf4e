package org.moiso.server.staff;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

/**
 * A person who may sign in.
 *
 * @param office null for an admin of all offices
 * @param mustChange the password is a one-time password
 */
public record StaffMember(
        String username, @Nullable OfficeId office, String name, Role role, boolean mustChange, boolean disabled) {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,59}");

    public StaffMember {
        if (!USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException("\"" + username
                    + "\" cannot be a username. Use 2 to 60 lower-case letters, digits, dots and dashes.");
        }
        if (role != Role.OFFICER && role != Role.SUPERVISOR && role != Role.ADMIN) {
            throw new IllegalArgumentException("Staff are officer, supervisor or admin, not " + role.code());
        }
    }

    Caller caller() {
        return new Caller(role, username, name, office);
    }
}
