package org.moiso.server.ticket;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which roll of pre-printed numbers. */
public record NumberRollId(@JsonValue String value) {

    static NumberRollId next() {
        return new NumberRollId(TicketId.next().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
