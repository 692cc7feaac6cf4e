package org.moiso.server.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.text.LocalText;

/**
 * An administrative procedure of the public catalogue, done under one service.
 *
 * @param aliases what people call it, for the search
 */
public record Procedure(
        ProcedureId id,
        ServiceId service,
        LocalText name,
        List<String> aliases,
        List<String> papers,
        String time,
        String fee,
        @Nullable String note) {}
