package org.moiso.server.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.moiso.server.db.OfficeId;

/** A service of an office, by its key in the office's plan ({@code HT}); unique within the office. */
public record ServiceId(@JsonValue String value) {

    @JsonCreator
    public ServiceId {
        if (!OfficeId.isKey(value)) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" cannot be the id of a service. Use up to 40 letters, digits, dots and dashes.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
