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

    /** How the event log names them. */
    public String actor() {
        return switch (role) {
            case VISITOR -> "visitor";
            case DISPENSER, SCREEN, PRINTER -> "device:" + id;
            case OFFICER, SUPERVISOR, ADMIN -> "staff:" + id;
        };
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
