package org.moiso.server.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;

/** An entry of an office's log as it is read back. {@code body} is the JSON of the event's record. */
public record OfficeEvent(
        OfficeId office,
        long seq,
        Instant at,
        String type,
        String actor,
        @Nullable Long ticket,
        JsonNode body) {}
