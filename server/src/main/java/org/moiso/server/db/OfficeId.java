package org.moiso.server.db;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which office: lower-case letters, digits and dashes ({@code xa-mau}). Everything that is locked, numbered or logged belongs to one. */
public record OfficeId(@JsonValue String value) implements Comparable<OfficeId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    @JsonCreator
    public OfficeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value
                            + "\" cannot be an office's id. Use up to 40 lower-case letters, digits and dashes, such as xa-mau.");
        }
    }

    /** The office id in a text from outside, if it has the form of one. */
    public static Optional<OfficeId> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new OfficeId(text)) : Optional.empty();
    }

    /** Whether a text can be the key of something within an office: up to 40 letters, digits, dots, dashes and underlines. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** The id of something of this office as the world sees it, unique over all offices: {@code xa-mau.q2}. */
    public String scoped(String key) {
        return value + "." + key;
    }

    /** The key behind a scoped id, if it is one of this office's. */
    public Optional<String> keyOf(String scoped) {
        return scoped.startsWith(value + ".") ? Optional.of(scoped.substring(value.length() + 1)) : Optional.empty();
    }

    /** The office that a scoped id belongs to, if it is a scoped id at all. */
    public static Optional<OfficeId> ofScoped(String scoped) {
        int dot = scoped.indexOf('.');
        return dot > 0 ? find(scoped.substring(0, dot)) : Optional.empty();
    }

    @Override
    public int compareTo(OfficeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
