package org.moiso.server.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.moiso.server.text.LocalText;

/**
 * An administrative procedure of the public catalogue, done under one service.
 *
 * @param aliases what people call it, for the search
 * @param route services to go on to afterwards under the same number, in order; usually none
 */
public record Procedure(
        ProcedureId id,
        ServiceId service,
        LocalText name,
        List<String> aliases,
        List<String> papers,
        String time,
        String fee,
        @Nullable String note,
        List<ServiceId> route) {

    /** A plan of before there were routes has none. */
    public Procedure {
        route = Objects.requireNonNullElse(route, List.of());
    }
}
