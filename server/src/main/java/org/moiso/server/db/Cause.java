package org.moiso.server.db;

import org.jspecify.annotations.Nullable;

/**
 * Who caused a change, and by which press. The actor is written into the event log as it stands here: {@code staff:…}, {@code device:…},
 * {@code visitor}, {@code system}.
 *
 * @param requestId unique per press; a repeated press carries the same one. Null where nothing can be repeated, such as the turn of the day
 */
public record Cause(String actor, @Nullable String requestId) {

    public static Cause system() {
        return new Cause("system", null);
    }
}
