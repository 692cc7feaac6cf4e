package org.moiso.server.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.moiso.server.db.OfficeId;

/** A priority class of an office, by its key in the office's plan ({@code elderly}). */
public record PriorityId(@JsonValue String value) {

    /** The class of everyone without a right to earlier service; every office has it. */
    public static final PriorityId NORMAL = new PriorityId("normal");

    /** The class of those who come by appointment, where an office has it; nobody chooses it for themselves. */
    public static final PriorityId APPOINTMENT = new PriorityId("appointment");

    @JsonCreator
    public PriorityId {
        if (!OfficeId.isKey(value)) {
            throw new IllegalArgumentException("\"" + value
                    + "\" cannot be the id of a priority class. Use up to 40 letters, digits, dots and dashes.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
