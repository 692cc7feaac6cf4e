package org.moiso.server.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.office.Officer;
import org.moiso.server.text.LocalText;

/**
 * Who is signed in and what they may do ({@code docs/protocol/session.json}).
 *
 * @param office the one they work in; for an admin of all offices the first of {@code offices}
 * @param counter scoped id of the counter they hold
 * @param offices those they may choose among
 */
record SessionView(
        Member staff,
        String role,
        @Nullable Place office,
        @Nullable String counter,
        boolean mustChangePassword,
        List<Desk> counters,
        List<Place> offices) {

    record Member(String id, String username, String name) {}

    record Place(String id, LocalText name) {}

    /** A counter of the office and who holds it now. */
    record Desk(
            String id,
            int number,
            LocalText name,
            CounterStatus status,
            @Nullable Officer officer,
            List<String> services) {}
}
