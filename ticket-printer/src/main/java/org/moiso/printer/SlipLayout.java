package org.moiso.printer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Safe for any thread; its monitor guards that the fonts are read once. Draws slips by their template. The first
 * drawing reads the fonts (about a quarter of a second), each takes milliseconds.
 */
public final class SlipLayout {
    private final @Nullable Path folder;
    private volatile @Nullable SlipFonts fonts;

    /** For a process that ends in order: Java keeps the fonts as files of its own until then. */
    public SlipLayout() {
        this.folder = null;
    }

    /**
     * For a process that may be killed.
     *
     * @param folder where the fonts are kept as files, 0.6 MB
     */
    public SlipLayout(Path folder) {
        this.folder = folder;
    }

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
            read = new SlipFonts(folder);
            fonts = read;
        }
        return read;
    }
}
