package org.moiso.server.call;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidCreator;

/** Which call. A time-ordered 64-bit number, seen from outside as 13 letters and digits. */
public record CallId(long value) {

    public static CallId next() {
        return new CallId(TsidCreator.getTsid().toLong());
    }

    /**
     * @throws IllegalArgumentException when the text is no such id
     */
    @JsonCreator
    public static CallId of(String text) {
        return new CallId(Tsid.from(text).toLong());
    }

    @JsonValue
    @Override
    public String toString() {
        return Tsid.from(value).toString();
    }
}
