package org.moiso.server.office;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.moiso.server.db.OfficeId;

/** A printer of an office, by its key in the office's plan. */
public record PrinterId(@JsonValue String value) {

    @JsonCreator
    public PrinterId {
        if (!OfficeId.isKey(value)) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" cannot be the id of a printer. Use up to 40 letters, digits, dots and dashes.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
