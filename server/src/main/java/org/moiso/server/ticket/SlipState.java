package org.moiso.server.ticket;

import org.jspecify.annotations.Nullable;
import org.moiso.server.text.LocalText;

/**
 * What is known of a ticket's slip.
 *
 * @param status {@code none} (no paper asked for), {@code queued}, {@code sending}, {@code printed}, {@code failed}, {@code unknown}
 * @param fault what is wrong with the printer, while the slip is not printed
 */
public record SlipState(
        String status, @Nullable String fault, @Nullable LocalText text) {

    /** To be printed as soon as its printer gets to it. */
    public static SlipState queued() {
        return new SlipState("queued", null, null);
    }

    public static SlipState none() {
        return new SlipState("none", null, null);
    }
}
