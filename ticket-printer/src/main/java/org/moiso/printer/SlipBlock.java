package org.moiso.printer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One part of a slip's template: what stands there, and how. Which options count depends on the kind; the others are
 * null. Travels as JSON without annotations.
 *
 * <ul>
 *   <li>{@code logo} with its {@code picture}
 *   <li>{@code text} with words in the slip's languages, {@code size} and {@code align}; placeholders in braces are
 *       {@link #PLACEHOLDERS}, and a text whose placeholder has no value is left out
 *   <li>{@code number} ({@code size}), {@code barcode} of the number as Code 128 ({@code size})
 *   <li>{@code header}, {@code service}, {@code priority}, {@code counter}, {@code ahead}, {@code estimate},
 *       {@code issued}, {@code papers}, {@code qr}, {@code footer}: what the ticket and the office say; left out where
 *       they say nothing
 *   <li>{@code notice}: that there is no number, instead of one; only on the paper that a refused push is told with
 *   <li>{@code rule}, {@code dashes}: a line, left out where it would part nothing; {@code space} ({@code size})
 * </ul>
 *
 * @param kind one of {@link #KINDS}
 * @param size {@code small}, {@code usual} or {@code large}; null is usual
 * @param align {@code left}, {@code centre} or {@code right}; null is centre
 * @param text words by language, {@code vi} is always there
 * @param picture a PNG of black and white as {@link SlipLogo} makes it, in Base64
 */
public record SlipBlock(
        String kind,
        @Nullable String size,
        @Nullable String align,
        @Nullable Map<String, String> text,
        @Nullable String picture) {

    public static final List<String> KINDS = List.of(
            "logo",
            "header",
            "text",
            "number",
            "service",
            "priority",
            "counter",
            "ahead",
            "estimate",
            "issued",
            "papers",
            "qr",
            "barcode",
            "footer",
            "rule",
            "dashes",
            "space",
            "notice");

    /** What a text may have filled in. */
    public static final List<String> PLACEHOLDERS =
            List.of("number", "service", "counter", "ahead", "minutes", "time", "date", "priority", "office");

    /** Those that may stand there more than once. */
    static final Set<String> REPEATABLE = Set.of("logo", "text", "rule", "dashes", "space");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final int LONGEST_TEXT = 300;

    public SlipBlock {
        require(KINDS.contains(kind), "a part of a slip is one of " + KINDS + ", not '" + kind + "'");
        require(
                size == null || List.of("small", "usual", "large").contains(size),
                "the size of a part is small, usual or large, not '" + size + "'");
        require(
                align == null || List.of("left", "centre", "right").contains(align),
                "a text stands left, centre or right, not '" + align + "'");
        require(kind.equals("text") == (text != null), "a part of the kind text needs a text, and only that one");
        require(kind.equals("logo") == (picture != null), "a part of the kind logo needs a picture, and only that one");
        if (text != null) {
            text = said(text);
            require(text.containsKey("vi"), "a text of a slip needs its Vietnamese words (vi)");
            text.values().forEach(SlipBlock::check);
        }
        if (picture != null) {
            SlipLogo.check(picture);
        }
    }

    /** A part without options. */
    public static SlipBlock of(String kind) {
        return new SlipBlock(kind, null, null, null, null);
    }

    /** A part in another size. */
    public static SlipBlock of(String kind, String size) {
        return new SlipBlock(kind, size, null, null, null);
    }

    boolean is(String wanted) {
        return kind.equals(wanted);
    }

    /** One of three, by the part's size. */
    <T> T bySize(T small, T usual, T large) {
        return "small".equals(size) ? small : "large".equals(size) ? large : usual;
    }

    /** The languages that have words: a plan has null for the others. */
    private static Map<String, String> said(Map<String, String> text) {
        return text.entrySet().stream()
                .filter(it -> Objects.nonNull(it.getValue()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void check(String words) {
        require(words.length() <= LONGEST_TEXT, "a text of a slip has at most " + LONGEST_TEXT + " characters");
        Matcher found = PLACEHOLDER.matcher(words);
        while (found.find()) {
            require(
                    PLACEHOLDERS.contains(found.group(1)),
                    "a text of a slip may have " + PLACEHOLDERS + " in braces, not {" + found.group(1) + "}");
        }
    }

    static void require(boolean kept, String sentence) {
        if (!kept) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
