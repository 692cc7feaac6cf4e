package org.moiso.printer;

/**
 * Immutable and safe for any thread. Draws slips by their template. Making one reads the fonts (about a quarter of a
 * second), drawing takes milliseconds.
 */
public final class SlipLayout {
    private final SlipFonts fonts = new SlipFonts();

    /** Draws a slip, as high as its content needs. */
    public SlipImage draw(Slip slip, PaperWidth paper) {
        return new SlipDrawing(fonts, slip, new SlipPage(paper.dots())).image();
    }
}
