package org.moiso.printer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a line may end. Java's own break iterator knows no Khmer words and ignores the break mark U+200B, so: after
 * spaces, break marks, hyphens and slashes; and where a single word is too wide, between the clusters of a script,
 * never inside one.
 */
final class LineBreaks {
    static final int BREAK_MARK = 0x200B;

    private static final Pattern WORD = Pattern.compile("[^\\s\u200B]*?[-–/](?=[^\\s\u200B\\d])|[^\\s\u200B]+");

    /**
     * A Khmer consonant or vowel with everything that hangs on it (signs, and subscripts behind U+17D2), or any other
     * character with its marks.
     */
    private static final Pattern CLUSTER = Pattern.compile(
            "[\u1780-\u17B3](?:[\u17B4-\u17D1\u17D3\u17DD\u200C\u200D]|\u17D2[\u1780-\u17B3])*|\\P{M}\\p{M}*|\\p{M}");

    private LineBreaks() {}

    /** A part of a text that stays together, whether a space stands before it, and how wide it is. */
    record Piece(String word, boolean spaced, double width) {}

    /**
     * Cuts a text where a line may end.
     *
     * @param measure the width of a word
     * @param width the room; a word that is wider is cut between its clusters
     */
    static List<Piece> pieces(String text, ToDoubleFunction<String> measure, double width) {
        List<Piece> pieces = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        int done = 0;
        while (words.find()) {
            boolean spaced = !pieces.isEmpty() && hasSpace(text, done, words.start());
            done = words.end();
            double wide = measure.applyAsDouble(words.group());
            if (wide <= width) {
                pieces.add(new Piece(words.group(), spaced, wide));
                continue;
            }
            Matcher clusters = CLUSTER.matcher(words.group());
            while (clusters.find()) {
                pieces.add(new Piece(clusters.group(), spaced, measure.applyAsDouble(clusters.group())));
                spaced = false;
            }
        }
        return pieces;
    }

    /**
     * Fills lines one after the other.
     *
     * @param space the width of a space
     * @param width the room; a single piece that is wider stands alone
     */
    static List<String> lines(List<Piece> pieces, double space, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (Piece piece : pieces) {
            double gap = piece.spaced ? space : 0;
            if (!line.isEmpty() && used + gap + piece.width > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            boolean first = line.isEmpty();
            line.append(!first && piece.spaced ? " " : "").append(piece.word);
            used += piece.width + (first ? 0 : gap);
        }
        lines.add(line.toString());
        return lines;
    }

    private static boolean hasSpace(String text, int start, int end) {
        return text.substring(start, end).chars().anyMatch(Character::isWhitespace);
    }
}
