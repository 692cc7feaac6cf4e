package org.moiso.printer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.moiso.printer.TextBlock.Align;

/** A page that grows downwards: marks are collected with their place, and drawn once the height is known. */
final class SlipPage {
    /** Between the paper's printable edge and the text, in dots. */
    static final int MARGIN = 10;

    /** Grey values from here on are white. A little over the middle: thin strokes stay whole on thermal paper. */
    private static final int THRESHOLD = 150;

    private final int width;
    private final List<Consumer<Graphics2D>> marks = new ArrayList<>();
    private double y;
    /** White rows since the last mark. */
    private double white;

    SlipPage(int width) {
        this.width = width;
    }

    /** The width between the margins. */
    double room() {
        return width - 2.0 * MARGIN;
    }

    void space(double dots) {
        y += dots;
        white += dots;
    }

    /** Makes sure that so many rows are white between the last mark and the next. */
    void clear(double dots) {
        if (white < dots) {
            space(dots - white);
        }
    }

    private void grow(double dots) {
        y += dots;
        white = 0;
    }

    /** A picture of black and white, in the middle. */
    void picture(BufferedImage picture) {
        int top = (int) Math.rint(y);
        marks.add(graphics -> graphics.drawImage(picture, (width - picture.getWidth()) / 2, top, null));
        grow(top + picture.getHeight() - y);
    }

    /** A bar code in the middle. */
    void bars(BarCode code, int height) {
        int top = (int) Math.rint(y);
        marks.add(graphics -> code.draw(graphics, (width - code.width()) / 2, top, height));
        grow(top + height - y);
    }

    void text(TextBlock block, Align align) {
        double top = y;
        marks.add(graphics -> block.draw(graphics, MARGIN, top, room(), align));
        grow(block.height());
    }

    /** A single line, set by its ink, without the room that lines of text have around them. */
    void figure(TextBlock block) {
        double top = y;
        marks.add(graphics -> block.drawInk(graphics, MARGIN, top, room(), Align.CENTRE));
        grow(block.inkHeight());
    }

    void rule(int thickness) {
        double top = Math.rint(y);
        marks.add(graphics -> graphics.fill(new Rectangle2D.Double(0, top, width, thickness)));
        grow(thickness);
    }

    void dashedRule() {
        double middle = Math.rint(y) + 1;
        marks.add(graphics -> {
            graphics.setStroke(
                    new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {4, 6}, 0));
            graphics.draw(new Line2D.Double(0, middle, width, middle));
        });
        grow(2);
    }

    /** White on a black bar as wide as the page or as its text. */
    void bar(List<TextBlock> blocks, boolean full) {
        double top = Math.rint(y);
        double height = Math.rint(height(blocks) + 12);
        double wide = full ? width : Math.min(width, Math.rint(width(blocks) + 44));
        marks.add(graphics -> {
            graphics.fill(
                    new RoundRectangle2D.Double((width - wide) / 2, top, wide, height, full ? 0 : 16, full ? 0 : 16));
            graphics.setColor(Color.WHITE);
            stack(graphics, blocks, MARGIN, top + 6, room(), Align.CENTRE);
            graphics.setColor(Color.BLACK);
        });
        grow(height);
    }

    /** What it is on the left, the answer on the right; each a stack of paragraphs, set on one middle line. */
    void row(List<TextBlock> left, List<TextBlock> right, double split) {
        double leftHeight = height(left);
        double rightHeight = height(right);
        double height = Math.max(leftHeight, rightHeight);
        double top = y;
        marks.add(graphics -> {
            stack(graphics, left, MARGIN, top + (height - leftHeight) / 2, split, Align.LEFT);
            stack(graphics, right, MARGIN + split, top + (height - rightHeight) / 2, room() - split, Align.RIGHT);
        });
        grow(height);
    }

    /** A square code on the left, paragraphs beside it. */
    void code(QrSquare code, List<TextBlock> beside, double gap) {
        double height = Math.max(code.size(), height(beside));
        double top = Math.rint(y);
        double text = MARGIN + code.size() + gap;
        marks.add(graphics -> {
            code.draw(graphics, MARGIN, (int) Math.round(top + (height - code.size()) / 2));
            stack(graphics, beside, text, top + (height - height(beside)) / 2, width - MARGIN - text, Align.LEFT);
        });
        y = top + height;
        white = 0;
    }

    /** An empty box to tick, and what it is for. */
    void tick(TextBlock block, double indent) {
        double top = y;
        double side = Math.rint(indent * 0.55);
        double box = Math.rint(top + block.firstBaseline() - side + 1);
        marks.add(graphics -> {
            graphics.setStroke(new BasicStroke(2));
            graphics.draw(new Rectangle2D.Double(MARGIN + 1, box, side, side));
            block.draw(graphics, MARGIN + indent, top, room() - indent, Align.LEFT);
        });
        grow(block.height());
    }

    SlipImage image() {
        int rows = (int) Math.ceil(y);
        BufferedImage grey = new BufferedImage(width, rows, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, rows);
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        marks.forEach(mark -> mark.accept(graphics));
        graphics.dispose();
        return SlipImage.ofGrey(grey, rows, THRESHOLD);
    }

    private static double width(List<TextBlock> blocks) {
        return blocks.stream().mapToDouble(TextBlock::width).max().orElse(0);
    }

    private static double height(List<TextBlock> blocks) {
        return blocks.stream().mapToDouble(TextBlock::height).sum();
    }

    private static void stack(
            Graphics2D graphics, List<TextBlock> blocks, double x, double top, double column, Align align) {
        double below = top;
        for (TextBlock block : blocks) {
            below = block.draw(graphics, x, below, column, align);
        }
    }
}
