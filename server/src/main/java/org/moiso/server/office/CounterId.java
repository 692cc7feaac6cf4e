package org.moiso.server.office;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.moiso.server.db.OfficeId;

/** A counter of an office, by its key in the office's plan ({@code q2}); unique within the office. */
public record CounterId(@JsonValue String value) {

    @JsonCreator
    public CounterId {
        if (!OfficeId.isKey(value)) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" cannot be the id of a counter. Use up to 40 letters, digits, dots and dashes.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
