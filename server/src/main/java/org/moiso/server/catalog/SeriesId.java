package org.moiso.server.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.moiso.server.db.OfficeId;

/** A number series of an office, by its key in the office's plan. */
public record SeriesId(@JsonValue String value) {

    @JsonCreator
    public SeriesId {
        if (!OfficeId.isKey(value)) {
            throw new IllegalArgumentException("\"" + value
                    + "\" cannot be the id of a number series. Use up to 40 letters, digits, dots and dashes.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
