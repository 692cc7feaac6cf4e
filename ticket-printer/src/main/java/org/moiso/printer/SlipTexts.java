package org.moiso.printer;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The module's own words in one language, from {@code texts*.properties}; Vietnamese is the base that the others fall
 * back to.
 */
final class SlipTexts {
    static final List<String> CODES = List.of("vi", "en", "km");

    private final ResourceBundle bundle;
    private final Locale locale;

    private SlipTexts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The words of a language; of Vietnamese where the code is none of {@link #CODES}. */
    static SlipTexts in(String code) {
        Locale locale = Locale.forLanguageTag(CODES.contains(code) ? code : "vi");
        // Without this control a missing language would fall back to whatever the machine speaks.
        ResourceBundle.Control control =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new SlipTexts(ResourceBundle.getBundle("org.moiso.printer.texts", locale, control), locale);
    }

    String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** A text in a language, in Vietnamese where it has none. */
    static String pick(Map<String, String> text, String code) {
        String words = text.get(code);
        return words != null && !words.isBlank() ? words : text.getOrDefault("vi", "");
    }
}
