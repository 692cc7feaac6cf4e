package org.moiso.server.text;

import java.util.List;

/** A sentence or part of one that is put into words only when it is known who reads it: a key of the messages and what fills its places. */
public record Phrase(String key, List<Object> arguments) {

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }
}
