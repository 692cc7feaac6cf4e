package org.moiso.server.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The sentences that the server itself says, from {@code messages/{vi,en,km}.properties}. Immutable, safe for all threads.
 *
 * <p>Plain files instead of ResourceBundle: a bundle falls back to the machine's locale, and here the fallback is always Vietnamese.
 */
public final class Messages {

    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    public Messages() {
        Arrays.stream(Language.values()).forEach(language -> texts.put(language, load(language)));
    }

    /**
     * The sentence of a key with its {@code {0}} places filled.
     *
     * @throws IllegalArgumentException for a key that does not exist in Vietnamese
     */
    public String say(Language language, String key, Object... arguments) {
        String pattern = pattern(language, key);
        Object[] said = Arrays.stream(arguments)
                .map(argument -> inWords(language, argument))
                .toArray();
        return new MessageFormat(pattern.replace("'", "''"), Locale.ROOT).format(said);
    }

    private Object inWords(Language language, Object argument) {
        if (argument instanceof LocalText text) {
            return text.in(language);
        }
        if (argument instanceof Phrase phrase) {
            return say(language, phrase.key(), phrase.arguments().toArray());
        }
        return argument.toString();
    }

    /** The same sentence in every language. */
    public LocalText everywhere(String key, Object... arguments) {
        return new LocalText(
                say(Language.VI, key, arguments), say(Language.EN, key, arguments), say(Language.KM, key, arguments));
    }

    private String pattern(Language language, String key) {
        String pattern = texts.getOrDefault(language, new Properties()).getProperty(key);
        if (pattern != null) {
            return pattern;
        }
        String vietnamese = texts.getOrDefault(Language.VI, new Properties()).getProperty(key);
        if (vietnamese == null) {
            throw new IllegalArgumentException("No message for " + key);
        }
        return vietnamese;
    }

    private static Properties load(Language language) {
        String name = "/messages/" + language.code() + ".properties";
        Properties loaded = new Properties();
        try (InputStream file = Messages.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The jar lacks " + name);
            }
            loaded.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return loaded;
    }
}
