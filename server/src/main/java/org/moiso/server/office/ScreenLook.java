package org.moiso.server.office;

import java.util.List;
import java.util.Set;
import org.moiso.server.text.Language;

/**
 * What a screen shows and how. Several screens of one hall may look different: one for all, a strip over a row of counters, one for a zone.
 *
 * @param layout {@code auto} (by the shape of the screen), {@code landscape}, {@code portrait} or {@code strip}
 * @param theme {@code night} (light on dark), {@code day} (dark on light, for halls full of sun) or {@code contrast}
 * @param languages in which its words stand, the first one large
 * @param languageMode {@code together}, or {@code alternating}: one after the other, each large
 * @param counters keys of the counters whose calls it shows and speaks; empty for all
 * @param services keys of services: only counters that serve one of them; empty for all
 * @param queues whether it shows how many wait
 * @param media whether it plays pictures and films beside the calls
 * @param speaks whether it says the calls that it shows
 */
public record ScreenLook(
        String layout,
        String theme,
        List<Language> languages,
        String languageMode,
        List<String> counters,
        List<String> services,
        boolean queues,
        boolean media,
        boolean speaks) {

    public static final Set<String> LAYOUTS = Set.of("auto", "landscape", "portrait", "strip");
    public static final Set<String> THEMES = Set.of("night", "day", "contrast");
    public static final Set<String> LANGUAGE_MODES = Set.of("together", "alternating");

    public static ScreenLook usual() {
        return new ScreenLook(
                "auto",
                "night",
                List.of(Language.VI, Language.KM, Language.EN),
                "together",
                List.of(),
                List.of(),
                true,
                true,
                true);
    }

    /** Whether what happens at a counter concerns this screen. */
    public boolean shows(Counter counter) {
        boolean named = counters.isEmpty() || counters.contains(counter.id().value());
        return named && (services.isEmpty() || services.stream().anyMatch(counter::serves));
    }
}
