package org.moiso.server.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a ticket stands; the legal ways from one to another are in {@link TicketMove}. */
public enum TicketStatus {
    WAITING,
    CALLED,
    SERVING,
    FINISHED,
    ON_HOLD,
    NO_SHOW,
    CANCELLED,
    EXPIRED;

    /** As on the wire and in the database: {@code on-hold}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static TicketStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public boolean atCounter() {
        return this == CALLED || this == SERVING;
    }

    /** Whether the visit goes on: its number may not be given to anyone else. */
    public boolean live() {
        return this == WAITING || this == ON_HOLD || atCounter();
    }
}
