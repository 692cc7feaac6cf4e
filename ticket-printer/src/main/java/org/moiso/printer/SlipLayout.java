package org.moiso.printer;

import org.jspecify.annotations.Nullable;

/**
 * Safe for any thread; its monitor guards that the fonts are read once. Draws slips by their template. The first
 * drawing reads the fonts (about a quarter of a second), each takes milliseconds.
 */
public final class SlipLayout {
    private volatile @Nullable SlipFonts fonts;

    /** Draws a slip, as high as its content needs. */
    public SlipImage draw(Slip slip, PaperWidth paper) {
        return new SlipDrawing(fonts(), slip, new SlipPage(paper.dots())).image();
    }

    private SlipFonts fonts() {
        SlipFonts read = fonts;
        return read == null ? readFonts() : read;
    }

    private synchronized SlipFonts readFonts() {
        SlipFonts read = fonts;
        if (read == null) {
            read = new SlipFonts();
            fonts = read;
        }
        return read;
    }
}
