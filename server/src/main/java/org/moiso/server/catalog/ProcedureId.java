package org.moiso.server.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A procedure, by its code in the public catalogue ({@code 1.001193}). */
public record ProcedureId(@JsonValue String value) {

    @JsonCreator
    public ProcedureId {
        if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw new IllegalArgumentException("\"" + value
                    + "\" cannot be the code of a procedure. Use up to 40 letters, digits, dots and dashes.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
