package org.moiso.server.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidCreator;

/** Which ticket. A time-ordered 64-bit number, seen from outside as 13 letters and digits. */
public record TicketId(long value) {

    public static TicketId next() {
        return new TicketId(TsidCreator.getTsid().toLong());
    }

    /**
     * @throws IllegalArgumentException when the text is no such id
     */
    @JsonCreator
    public static TicketId of(String text) {
        return new TicketId(Tsid.from(text).toLong());
    }

    @JsonValue
    @Override
    public String toString() {
        return Tsid.from(value).toString();
    }
}
