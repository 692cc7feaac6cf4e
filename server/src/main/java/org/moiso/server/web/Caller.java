package org.moiso.server.web;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;

/**
 * Who sent a request.
 *
 * @param id of the person or the key of the device; empty for a visitor
 * @param office the only office they may touch; null for visitors (who touch what is public) and for admins of all offices
 */
public record Caller(
        Role role, String id, String name, @Nullable OfficeId office) {

    private static final Caller VISITOR = new Caller(Role.VISITOR, "", "", null);

    public static Caller visitor() {
        return VISITOR;
    }

    /** Whether it is a person who has signed in. */
    public boolean staff() {
        return switch (role) {
            case OFFICER, SUPERVISOR, ADMIN -> true;
            case VISITOR, DISPENSER, SCREEN, PRINTER -> false;
        };
    }

    /** How the event log names them. */
    public String actor() {
        return role == Role.VISITOR ? "visitor" : (staff() ? "staff:" : "device:") + id;
    }

    /**
     * @throws RuleViolation when they belong to another office
     */
    public void mustBelongTo(OfficeId wanted) {
        if (role != Role.VISITOR && office != null && !office.equals(wanted)) {
            throw new RuleViolation(ApiError.ACCESS__DENIED);
        }
    }
}
