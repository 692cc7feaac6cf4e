package org.moiso.printer;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.moiso.printer.LineBreaks.Piece;
import org.moiso.printer.SlipFonts.Weight;

/**
 * A paragraph, broken into lines and ready to draw. It never is wider than its room: it wraps, and where it takes more
 * lines than wished it shrinks, down to three quarters of its size; then it takes the lines it needs.
 */
final class TextBlock {
    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** How a paragraph is set: weight, size in dots, and the lines it should take at most. */
    record Style(Weight weight, float size, int lines) {}

    private static final float LEAST = 0.75f;
    /** Two and a half millimetres: below, Khmer is hard to read on thermal paper. */
    private static final float SMALLEST = 20;

    private static final double OVERHANG = 2;

    private final List<Line> lines;
    private final float size;

    /** A line's outline, its baseline beginning at the origin, measured once: slips say the same things all day. */
    private record Line(Shape outline, Rectangle2D ink, double extent) {

        static Line of(TextLayout layout) {
            return new Line(layout.getOutline(null), layout.getBounds(), TextBlock.extent(layout));
        }
    }

    private TextBlock(List<TextLayout> lines, float size) {
        this.lines = lines.stream().map(Line::of).toList();
        this.size = size;
    }

    /** What was set before is the same block again. */
    static TextBlock set(SlipFonts fonts, String text, Style style, double width) {
        return fonts.kept(new Wanted(text, style, width), () -> freshly(fonts, text, style, width));
    }

    private record Wanted(String text, Style style, double width) {}

    private static TextBlock freshly(SlipFonts fonts, String text, Style style, double width) {
        // Widths grow in proportion to the size, so each word is measured once. What sticks out of a word's box needs a
        // little room.
        double room = width - OVERHANG;
        double space = fonts.line("n n", style.weight, style.size).getAdvance()
                - fonts.line("nn", style.weight, style.size).getAdvance();
        List<Piece> pieces = LineBreaks.pieces(
                text,
                word -> extent(fonts.line(word, style.weight, style.size)),
                room * style.size / Math.max(style.size * LEAST, SMALLEST));
        double widest = pieces.stream().mapToDouble(Piece::width).max().orElse(0);
        float size = style.size;
        List<String> lines = LineBreaks.lines(pieces, space, room);
        while ((lines.size() > style.lines || widest * size / style.size > room)
                && size > Math.max(style.size * LEAST, SMALLEST)) {
            size -= 1;
            lines = LineBreaks.lines(pieces, space, room * style.size / size);
        }
        float last = size;
        return new TextBlock(
                evened(lines, pieces, space, room * style.size / size).stream()
                        .map(line -> fonts.line(line, style.weight, last))
                        .toList(),
                size);
    }

    /** One line, as large as fits the width. */
    static TextBlock fitted(SlipFonts fonts, String text, Weight weight, float largest, double width) {
        double wide = extent(fonts.line(text, weight, largest));
        float size = wide <= width ? largest : (float) (largest * width / wide);
        return new TextBlock(List.of(fonts.line(text, weight, size)), size);
    }

    /** The same number of lines in the narrowest room, so that no lone word is left over in the last one. */
    private static List<String> evened(List<String> lines, List<Piece> pieces, double space, double width) {
        List<String> best = lines;
        for (double room = width - 8; lines.size() > 1 && room > width / 2; room -= 8) {
            List<String> narrower = LineBreaks.lines(pieces, space, room);
            if (narrower.size() > lines.size()) {
                break;
            }
            best = narrower;
        }
        return best;
    }

    private static double extent(TextLayout line) {
        Rectangle2D ink = line.getBounds();
        return Math.max(line.getVisibleAdvance(), ink.getMaxX()) - Math.min(0, ink.getMinX());
    }

    int lineCount() {
        return lines.size();
    }

    double width() {
        return lines.stream().mapToDouble(Line::extent).max().orElse(0);
    }

    double height() {
        return lines.stream().mapToDouble(line -> ascent(line) + descent(line)).sum();
    }

    /** From the top of the first line to its baseline. */
    double firstBaseline() {
        return ascent(lines.get(0));
    }

    /** Height of the ink alone; for a single large line, which needs no room for accents that it has not. */
    double inkHeight() {
        return lines.get(0).ink.getHeight();
    }

    /** Draws the paragraph into a column, its top at y; returns the y below it. */
    double draw(Graphics2D graphics, double x, double y, double column, Align align) {
        double top = y;
        for (Line line : lines) {
            drawLine(graphics, line, x, top + ascent(line), column, align);
            top += ascent(line) + descent(line);
        }
        return top;
    }

    /** Draws a single line so that its ink begins at y; returns the y below the ink. */
    double drawInk(Graphics2D graphics, double x, double y, double column, Align align) {
        Line line = lines.get(0);
        drawLine(graphics, line, x, y - line.ink.getMinY(), column, align);
        return y + inkHeight();
    }

    /** Fills outlines instead of drawing glyphs: these come out the same on every Java, hinted glyphs do not. */
    private static void drawLine(
            Graphics2D graphics, Line line, double x, double baseline, double column, Align align) {
        double free = column - line.extent;
        double left = x - Math.min(0, line.ink.getMinX());
        double indent = align == Align.LEFT ? 0 : align == Align.RIGHT ? free : free / 2;
        AffineTransform before = graphics.getTransform();
        graphics.translate(Math.rint(left + indent), Math.rint(baseline));
        graphics.fill(line.outline);
        graphics.setTransform(before);
    }

    private double ascent(Line line) {
        return Math.max(0.98 * size, -line.ink.getMinY() + 2);
    }

    private double descent(Line line) {
        return Math.max(0.3 * size, line.ink.getMaxY() + 2);
    }
}
