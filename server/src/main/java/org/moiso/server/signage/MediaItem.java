package org.moiso.server.signage;

import java.time.Instant;
import java.util.List;

/**
 * A picture or film that screens play beside the calls.
 *
 * @param hash SHA-256 of its content, in hexadecimal
 * @param type told from the content
 * @param seconds how long it stands; 0 for a film that plays to its end
 * @param screens keys of the screens that play it; empty for all
 */
record MediaItem(
        String hash, String name, String type, long bytes, int seconds, List<String> screens, Instant addedAt) {

    boolean isFilm() {
        return type.startsWith("video/");
    }
}
