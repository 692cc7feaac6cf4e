package org.moiso.server.print;

import java.util.Locale;

/** How far a slip is. On the wire and in the database in lower case. */
enum JobStatus {
    /** Waits for its turn, or for the printer to be well again (then with the fault). */
    QUEUED,
    /** Being sent: it may or may not be on paper when something breaks now. */
    SENDING,
    PRINTED,
    /** Given up for good: this printer cannot print it. Surely not on paper. */
    FAILED,
    /** The line was lost between sending and confirmation. Never sent again unless somebody asks. */
    UNKNOWN,
    /** Not needed any more: its ticket was called, or ended, before the printer came back. */
    DROPPED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
