package org.moiso.server.office;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a counter takes people. On the wire and in the database: {@code open}, {@code paused}, {@code closed}. */
public enum CounterStatus {
    OPEN,
    PAUSED,
    CLOSED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a status that does not exist
     */
    @JsonCreator
    public static CounterStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
