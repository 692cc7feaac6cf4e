package org.moiso.server.call;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidCreator;

/** Which note of a supervisor. A time-ordered 64-bit number, seen from outside as 13 letters and digits. */
public record NoteId(long value) {

    static NoteId next() {
        return new NoteId(TsidCreator.getTsid().toLong());
    }

    /**
     * @throws IllegalArgumentException when the text is no such id
     */
    @JsonCreator
    public static NoteId of(String text) {
        return new NoteId(Tsid.from(text).toLong());
    }

    @JsonValue
    @Override
    public String toString() {
        return Tsid.from(value).toString();
    }
}
