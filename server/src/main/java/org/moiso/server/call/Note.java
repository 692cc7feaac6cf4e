package org.moiso.server.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.moiso.server.office.CounterId;

/**
 * What a supervisor wrote to the officer at a counter.
 *
 * @param author the supervisor's name
 * @param seenAt null until the officer says so
 */
public record Note(
        NoteId id,
        CounterId counter,
        String author,
        String words,
        Instant sentAt,
        @Nullable Instant seenAt) {}
