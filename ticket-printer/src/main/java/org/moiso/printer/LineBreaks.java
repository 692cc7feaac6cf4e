package org.moiso.printer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a line may end. Java's own break iterator knows no Khmer words and ignores the break mark U+200B, so: after spaces, break marks, hyphens and slashes;
 * and where a single word is too wide, between the clusters of a script, never inside one.
 */
final class LineBreaks {
    static final int BREAK_MARK = 0x200B;

    private static final Pattern WORD = Pattern.compile("[^\\s\u200B]*?[-–/](?=[^\\s\u200B\\d])|[^\\s\u200B]+");

    /** A Khmer consonant or vowel with everything that hangs on it (signs, and subscripts behind U+17D2), or any other character with its marks. */
    private static final Pattern CLUSTER = Pattern.compile(
            "[\u1780-\u17B3](?:[\u17B4-\u17D1\u17D3\u17DD\u200C\u200D]|\u17D2[\u1780-\u17B3])*|\\P{M}\\p{M}*|\\p{M}");

    private LineBreaks() {}

    /**
     * Breaks a text into lines that are no wider than a width.
     *
     * @param measure the width of a piece of the text
     * @param width the room; a single cluster that is wider stands alone
     */
    static List<String> lines(String text, ToDoubleFunction<String> measure, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Piece piece : pieces(text, measure, width)) {
            if (!line.isEmpty() && measure.applyAsDouble(line + piece.gap + piece.word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : piece.gap).append(piece.word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A part of the text that stays together, and what stands before it when the line goes on. */
    private record Piece(String gap, String word) {}

    private static List<Piece> pieces(String text, ToDoubleFunction<String> measure, double width) {
        List<Piece> pieces = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        int done = 0;
        while (words.find()) {
            String gap = pieces.isEmpty() || !hasSpace(text, done, words.start()) ? "" : " ";
            done = words.end();
            if (measure.applyAsDouble(words.group()) <= width) {
                pieces.add(new Piece(gap, words.group()));
                continue;
            }
            Matcher clusters = CLUSTER.matcher(words.group());
            while (clusters.find()) {
                pieces.add(new Piece(gap, clusters.group()));
                gap = "";
            }
        }
        return pieces;
    }

    private static boolean hasSpace(String text, int start, int end) {
        return text.substring(start, end).chars().anyMatch(Character::isWhitespace);
    }
}
