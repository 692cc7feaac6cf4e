package org.moiso.printer;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** A slip as black and white dots, exactly as they are sent to the printer. Immutable. */
public final class SlipImage {
    /** From the print head to the cutter: about 14 mm on the usual printers, fed with each slip. */
    private static final int FEED = 14 * 8;

    private final int width;
    private final int height;
    private final byte[] bits;

    /** @param bits rows from the top, 8 dots to a byte, leftmost in the highest bit, 1 is black; not copied */
    SlipImage(int width, int height, byte[] bits) {
        if (width % 8 != 0 || bits.length != width / 8 * height) {
            throw new IllegalArgumentException(width + "×" + height + " dots do not fit " + bits.length + " bytes");
        }
        this.width = width;
        this.height = height;
        this.bits = bits;
    }

    /** The upper rows of a grey picture; whatever is darker than the threshold (0 to 255) is black. */
    static SlipImage ofGrey(BufferedImage grey, int rows, int threshold) {
        byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        int width = grey.getWidth();
        byte[] bits = new byte[width / 8 * rows];
        for (int i = 0; i < width * rows; i++) {
            if ((pixels[i] & 0xFF) < threshold) {
                bits[i >> 3] |= (byte) (0x80 >> (i & 7));
            }
        }
        return new SlipImage(width, rows, bits);
    }

    /** Dots in a row. */
    public int width() {
        return width;
    }

    /** Rows; 8 to a millimetre. */
    public int height() {
        return height;
    }

    /** The rows of paper that the slip takes from cut to cut. */
    public int paperRows() {
        return height + FEED;
    }

    /** Whether a dot is black; x from the left, y from the top. */
    public boolean black(int x, int y) {
        return (bits[y * (width / 8) + x / 8] & 0x80 >> x % 8) != 0;
    }

    /** The picture as a PNG file of one bit per dot. */
    public byte[] png() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture(), "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return file.toByteArray();
    }

    BufferedImage picture() {
        byte[] whiteThenBlack = {(byte) 0xFF, 0};
        IndexColorModel colours = new IndexColorModel(1, 2, whiteThenBlack, whiteThenBlack, whiteThenBlack);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY, colours);
        System.arraycopy(bits, 0, ((DataBufferByte) picture.getRaster().getDataBuffer()).getData(), 0, bits.length);
        return picture;
    }

    /** A copy of some rows, as bytes. */
    byte[] rows(int from, int count) {
        return Arrays.copyOfRange(bits, from * (width / 8), (from + count) * (width / 8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlipImage image && image.width == width && Arrays.equals(image.bits, bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return "SlipImage of " + width + "×" + height + " dots";
    }
}
