package org.moiso.server.appointment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What has become of an appointment. */
public enum AppointmentStatus {
    BOOKED,
    ARRIVED,
    CANCELLED,
    EXPIRED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AppointmentStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
