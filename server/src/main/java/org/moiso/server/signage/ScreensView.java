package org.moiso.server.signage;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The office's screens and what they say of themselves ({@code GET /api/offices/{office}/screens}).
 *
 * @param unshown calls of the last minutes that stood on no screen within 3 s, the newest first
 */
record ScreensView(List<Entry> screens, List<Unshown> unshown) {

    /**
     * A screen of the plan, connected or not, or a board without a token.
     *
     * @param id scoped; null for a board without a token
     * @param state {@code good}, {@code warn} or {@code bad}
     * @param trouble what is wrong, the worst first: {@code away}, {@code asleep}, {@code led-fault}, {@code behind}, {@code no-sound}, {@code outdated}
     * @param heardAt when it last said anything; null when it never has since this server started
     * @param sound {@code on}, {@code blocked} (the browser wants a touch first), {@code off} (it has no audio), {@code mute} (it is not to speak); null while unknown
     * @param front the call that fills the eye now
     * @param lagMillis how long the last call took from the officer's press to this screen
     * @param behindSeconds how long the oldest call that it has not shown yet has been waiting for it; 0 when it is up to date
     * @param faults of the LED boards that an agent drives under the screen's token
     */
    record Entry(
            @Nullable String id,
            @Nullable String name,
            String kind,
            String state,
            List<String> trouble,
            @Nullable OffsetDateTime connectedAt,
            @Nullable OffsetDateTime heardAt,
            @Nullable String sound,
            @Nullable String version,
            @Nullable Front front,
            long shown,
            @Nullable OffsetDateTime shownAt,
            long spoken,
            @Nullable OffsetDateTime spokenAt,
            @Nullable Long lagMillis,
            long behindSeconds,
            List<Fault> faults) {}

    /**
     * An LED board that does not do as it is told.
     *
     * @param counter scoped id
     * @param fault {@code silent}, {@code garbled} (wrong CRC), {@code refused} (another kind of board) or {@code line-lost} (the serial port is gone)
     */
    record Fault(String counter, int counterNumber, String fault) {}

    record Front(String number, int counter) {}

    /**
     * @param shownAt when some screen showed it after all; null while none has
     */
    record Unshown(
            long seq,
            String number,
            String counter,
            int counterNumber,
            OffsetDateTime calledAt,
            @Nullable OffsetDateTime shownAt) {}
}
