package org.moiso.server.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.moiso.server.db.OfficeId;

/** A procedure, by its code in the public catalogue ({@code 1.001193}). */
public record ProcedureId(@JsonValue String value) {

    @JsonCreator
    public ProcedureId {
        if (!OfficeId.isKey(value)) {
            throw new IllegalArgumentException("\"" + value
                    + "\" cannot be the code of a procedure. Use up to 40 letters, digits, dots and dashes.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
