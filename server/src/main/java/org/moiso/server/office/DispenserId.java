package org.moiso.server.office;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.moiso.server.db.OfficeId;

/** A dispenser of an office, by its key in the office's plan. */
public record DispenserId(@JsonValue String value) {

    @JsonCreator
    public DispenserId {
        if (!OfficeId.isKey(value)) {
            throw new IllegalArgumentException("\"" + value
                    + "\" cannot be the id of a dispenser. Use up to 40 letters, digits, dots and dashes.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
