package org.moiso.printer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a printer tells that a slip is printed; probed once per printer, best first. */
public enum Evidence {
    /** It answers a process id (GS ( H) when the data before it is on paper. */
    PROCESS_ID,
    /** It answers a queued status request (GS r 1) when it has worked through the data before it. */
    QUEUED_STATUS,
    /** It tells nothing: the slip counts as printed when the time for it has passed. To be shown as unconfirmed. */
    TIME;

    /** The constant as it stands in JSON and in the database, for example {@code process-id}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The evidence with this {@link #code()}. */
    public static Optional<Evidence> ofCode(String code) {
        return Arrays.stream(values())
                .filter(evidence -> evidence.code().equals(code))
                .findFirst();
    }

    /** Whether the printer itself said so. */
    public boolean confirmed() {
        return this != TIME;
    }
}
