package org.moiso.server.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages of the product, Vietnamese first. On the wire and in the database: {@code vi}, {@code en}, {@code km}. */
public enum Language {
    VI,
    EN,
    KM;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Language> find(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }

    /**
     * @throws IllegalArgumentException when there is no such language
     */
    @JsonCreator
    public static Language of(String code) {
        return find(code)
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + code + "\" is no language here. Use vi, en or km."));
    }

    /** The first language of an {@code Accept-Language} header that the product speaks; Vietnamese when there is none. */
    public static Language preferred(String acceptLanguage) {
        return Arrays.stream(acceptLanguage.split(",", -1))
                .map(part -> part.strip().split("[-;]", -1)[0].toLowerCase(Locale.ROOT))
                .flatMap(code -> find(code).stream())
                .findFirst()
                .orElse(VI);
    }
}
