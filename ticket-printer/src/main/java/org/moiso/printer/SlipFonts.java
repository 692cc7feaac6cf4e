package org.moiso.printer;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.AttributedString;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Safe for any thread. The carried fonts: Be Vietnam Pro, and Noto Sans Khmer for what it lacks, run by
 * run. The machine's own fonts are never asked, so a slip looks the same everywhere. {@code createGlyphVector} would
 * not shape Khmer; {@link TextLayout} does.
 */
final class SlipFonts {
    /**
     * Antialiased with fractional metrics: widths then grow in proportion to the size, and do not depend on hinting.
     */
    static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    enum Weight {
        TEXT,
        BOLD,
        NUMBER
    }

    /** Paragraphs kept at most: all that an office says on its slips, and some that it says no more. */
    private static final int KEPT = 256;

    private final Map<Weight, List<Font>> chains;

    /** Least recently used first; guarded by itself. */
    private final LinkedHashMap<Record, TextBlock> kept = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * @param folder where the fonts are kept as files; null: Java makes files of its own and takes them away when it ends
     *     in order
     */
    SlipFonts(@Nullable Path folder) {
        Font khmerBold = load("NotoSansKhmer-Bold", folder);
        chains = Map.of(
                Weight.TEXT, List.of(load("BeVietnamPro-Medium", folder), load("NotoSansKhmer-Medium", folder)),
                Weight.BOLD, List.of(load("BeVietnamPro-Bold", folder), khmerBold),
                Weight.NUMBER, List.of(load("BeVietnamPro-ExtraBold", folder), khmerBold));
    }

    /** A paragraph that was set before, or the one that is set now. */
    TextBlock kept(Record wanted, Supplier<TextBlock> fresh) {
        synchronized (kept) {
            TextBlock known = kept.get(wanted);
            if (known != null) {
                return known;
            }
        }
        TextBlock block = fresh.get();
        synchronized (kept) {
            kept.put(wanted, block);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return block;
    }

    /** One line of text, shaped; blank text is laid out as a space. */
    TextLayout line(String text, Weight weight, float size) {
        List<Font> chain = Objects.requireNonNull(chains.get(weight));
        String shown = shown(text, chain);
        AttributedString runs = new AttributedString(shown);
        int start = 0;
        Font current = chain.get(0);
        for (int at = 0; at < shown.length(); at += Character.charCount(shown.codePointAt(at))) {
            Font wanted = fontFor(shown.codePointAt(at), current, chain);
            if (!wanted.equals(current)) {
                assign(runs, current, size, start, at);
                start = at;
                current = wanted;
            }
        }
        assign(runs, current, size, start, shown.length());
        return new TextLayout(runs.getIterator(), CONTEXT);
    }

    private static void assign(AttributedString runs, Font font, float size, int start, int end) {
        if (end > start) {
            runs.addAttribute(TextAttribute.FONT, font.deriveFont(size), start, end);
        }
    }

    private static Font fontFor(int character, Font current, List<Font> chain) {
        boolean belongsToTheRun =
                Character.isWhitespace(character) || Character.getType(character) == Character.NON_SPACING_MARK;
        if (belongsToTheRun && current.canDisplay(character)) {
            return current;
        }
        return chain.stream()
                .filter(font -> font.canDisplay(character))
                .findFirst()
                .orElse(current);
    }

    /** The text without invisible break marks, and with a question mark for what no carried font can draw. */
    private static String shown(String text, List<Font> chain) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().filter(c -> c != LineBreaks.BREAK_MARK).forEach(c -> {
            boolean drawable = chain.stream().anyMatch(font -> font.canDisplay(c));
            shown.appendCodePoint(Character.isISOControl(c) ? ' ' : drawable ? c : '?');
        });
        return shown.isEmpty() ? " " : shown.toString();
    }

    private static Font load(String name, @Nullable Path folder) {
        try (InputStream resource = SlipFonts.class.getResourceAsStream("fonts/" + name + ".ttf")) {
            if (resource == null) {
                throw new IllegalStateException("the font " + name + " is missing from the jar; build it again");
            }
            byte[] font = resource.readAllBytes();
            Path file = folder == null ? null : kept(folder.resolve(name + ".ttf"), font);
            return file == null
                    ? Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(font))
                    : Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + name + " cannot be read", e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font " + name + " is damaged; build the jar again", e);
        }
    }

    /**
     * The font as a file, which Java wants: one that it makes itself is left behind each time the process is killed.
     * Null where it cannot be written.
     */
    private static @Nullable Path kept(Path file, byte[] font) {
        try {
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), font)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Path fresh = file.resolveSibling(file.getFileName() + ".new");
                Files.write(fresh, font);
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException e) {
            return null;
        }
    }
}
