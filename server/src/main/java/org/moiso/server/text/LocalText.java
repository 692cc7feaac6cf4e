package org.moiso.server.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A text shown to people, in the languages it exists in. Vietnamese is always there; what is missing falls back to it. */
public record LocalText(
        String vi, @Nullable String en, @Nullable String km) {

    @JsonCreator
    public static LocalText create(
            @JsonProperty(value = "vi", required = true) String vi,
            @JsonProperty("en") @Nullable String en,
            @JsonProperty("km") @Nullable String km) {
        return new LocalText(vi, en, km);
    }

    public static LocalText of(String everywhere) {
        return new LocalText(everywhere, null, null);
    }

    public String in(Language language) {
        String text = switch (language) {
            case VI -> vi;
            case EN -> en;
            case KM -> km;
        };
        return text == null || text.isBlank() ? vi : text;
    }
}
