package org.moiso.server.web;

import io.javalin.security.RouteRole;
import java.util.Locale;
import java.util.Set;

/** Who may use a route; it stands on the route's line. Staff ranks include the lower ones; devices stand beside them. */
public enum Role implements RouteRole {
    VISITOR,
    DISPENSER,
    SCREEN,
    PRINTER,
    OFFICER,
    SUPERVISOR,
    ADMIN;

    /** Whether somebody in this role may use a route made for {@code allowed}. */
    public boolean satisfies(Set<? extends RouteRole> allowed) {
        return allowed.contains(VISITOR)
                || allowed.contains(this)
                || (this == SUPERVISOR && allowed.contains(OFFICER))
                || (this == ADMIN && (allowed.contains(OFFICER) || allowed.contains(SUPERVISOR)));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a role that does not exist
     */
    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
