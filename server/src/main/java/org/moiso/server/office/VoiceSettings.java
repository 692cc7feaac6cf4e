package org.moiso.server.office;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.moiso.server.text.Language;

/**
 * How calls are spoken.
 *
 * @param languages in the order in which they are heard; a ticket's own language comes after them
 * @param dialect {@code north} or {@code south}
 * @param numbers {@code digits} or {@code full}
 * @param repeat how often each call is said, from 1 to 3
 * @param chime {@code two} notes, {@code one} or {@code three}
 * @param own languages whose clips recorded here are heard instead of those of the product, clip by clip
 * @param volume by hour; the first that fits counts, and outside all of them it is 100 %
 */
public record VoiceSettings(
        List<Language> languages,
        String dialect,
        String numbers,
        int repeat,
        String chime,
        List<Language> own,
        List<Volume> volume) {

    public static final Set<String> DIALECTS = Set.of("north", "south");
    public static final Set<String> NUMBERS = Set.of("digits", "full");
    public static final Set<String> CHIMES = Set.of("one", "two", "three");

    private static final String USUAL_CHIME = "two";

    /**
     * How loud it is between two times of the office's day.
     *
     * @param from such as {@code 11:30}
     * @param to when it ends; before {@code from} it is of the next day
     * @param percent from 0, silent, to 100
     */
    public record Volume(String from, String to, int percent) {}

    /** A plan of before there were these has their usual values. */
    public VoiceSettings(
            List<Language> languages,
            String dialect,
            String numbers,
            int repeat,
            @Nullable String chime,
            @Nullable List<Language> own,
            @Nullable List<Volume> volume) {
        this.languages = languages;
        this.dialect = dialect;
        this.numbers = numbers;
        this.repeat = repeat;
        this.chime = chime == null ? USUAL_CHIME : chime;
        this.own = own == null ? List.of() : own;
        this.volume = volume == null ? List.of() : volume;
    }

    public static VoiceSettings usual() {
        return new VoiceSettings(
                List.of(Language.VI, Language.EN), "south", "digits", 1, USUAL_CHIME, List.of(), List.of());
    }
}
