package org.moiso.server.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.text.Language;

/**
 * The pages' own texts in the languages that are not the page's.
 *
 * @param whole such texts as they are
 * @param patterns such texts with gaps, as regular expressions
 */
record Texts(List<String> whole, List<String> patterns) {

    private static final List<String> PARTS =
            List.of("common", "kiosk", "board", "console", "track", "start", "printer");
    private static final Pattern GAP = Pattern.compile("\\{\\w+}");
    private static final Predicate<String> SAYS_SOMETHING =
            Pattern.compile("\\p{L}{3}").asPredicate();

    /**
     * @param language null for a page that speaks all of them
     */
    static Texts foreignTo(@Nullable Language language) {
        if (language == null) {
            return new Texts(List.of(), List.of());
        }
        Set<String> own = all(language).collect(Collectors.toSet());
        List<String> filled =
                own.stream().map(text -> GAP.matcher(text).replaceAll("1")).toList();
        List<String> foreign = Stream.of(Language.values())
                .filter(each -> each != language)
                .flatMap(Texts::all)
                .distinct()
                .filter(text -> !own.contains(text)
                        && SAYS_SOMETHING.test(GAP.matcher(text).replaceAll("")))
                .toList();
        return new Texts(
                foreign.stream().filter(text -> !GAP.matcher(text).find()).toList(),
                foreign.stream()
                        .filter(text -> GAP.matcher(text).find())
                        .map(Texts::pattern)
                        .filter(pattern -> filled.stream()
                                .noneMatch(Pattern.compile(pattern).asPredicate()))
                        .toList());
    }

    private static String pattern(String text) {
        return GAP.splitAsStream(text + " ")
                .map(piece -> piece.replaceAll("[\\\\^$.|?*+()\\[\\]{}/]", "\\\\$0"))
                .collect(Collectors.joining(".+", "^", "$"))
                .replaceFirst(" \\$$", "\\$");
    }

    private static Stream<String> all(Language language) {
        return PARTS.stream().flatMap(part -> strings(read(language, part)).stream());
    }

    private static List<String> strings(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.asText());
        }
        List<String> found = new ArrayList<>();
        node.forEach(child -> found.addAll(strings(child)));
        return found;
    }

    private static JsonNode read(Language language, String part) {
        String name = "/web/i18n/" + language.code() + "/" + part + ".json";
        try (InputStream file = Texts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The classes lack " + name);
            }
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
