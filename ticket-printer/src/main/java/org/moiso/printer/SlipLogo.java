package org.moiso.printer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The picture on a slip: made black and white once, when it is chosen, so that paper, preview and plan have the same
 * dots. Grey and colours become a pattern of dots (Floyd and Steinberg's error diffusion, "An adaptive algorithm for
 * spatial greyscale", 1976); drawings that are black and white already stay as they are.
 */
public final class SlipLogo {
    /** What fits paper of either width. */
    static final int WIDEST = 360;

    static final int HIGHEST = 200;

    /** In characters of Base64: 360×200 dots of the worst noise take 12,300. */
    private static final int LONGEST = 16_384;

    private static final int MOST_PIXELS = 25_000_000;

    private SlipLogo() {}

    /**
     * Makes a logo of a picture file (PNG, JPEG, GIF or BMP), scaled down where it is too large.
     *
     * @return a PNG of one bit per dot, in Base64
     * @throws IllegalArgumentException when it is no picture, or one of more than 25 megapixels
     */
    public static String of(byte[] file) {
        BufferedImage picture = read(file);
        double scale =
                Math.min(1, Math.min((double) WIDEST / picture.getWidth(), (double) HIGHEST / picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        return Base64.getEncoder()
                .encodeToString(dots(onPaper(picture, width, height)).png());
    }

    /** Reads what {@link #of} has made. */
    static BufferedImage picture(String base64) {
        return read(Base64.getDecoder().decode(base64));
    }

    static void check(String base64) {
        SlipBlock.require(base64.length() <= LONGEST, "the logo of a slip has at most 12 KB");
        BufferedImage picture = picture(base64);
        SlipBlock.require(
                picture.getWidth() <= (WIDEST + 7) / 8 * 8 && picture.getHeight() <= HIGHEST,
                "the logo of a slip is at most " + WIDEST + "×" + HIGHEST + " dots");
    }

    private static BufferedImage read(byte[] file) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            SlipBlock.require(readers.hasNext(), "the logo is no picture; choose a PNG or JPEG file");
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream);
                SlipBlock.require(
                        (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS,
                        "the logo has more than 25 megapixels; make it smaller");
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the logo cannot be read; choose a PNG or JPEG file", e);
        }
    }

    /** Grey, on white where it was transparent. */
    private static BufferedImage onPaper(BufferedImage picture, int width, int height) {
        int wide = (width + 7) / 8 * 8;
        BufferedImage grey = new BufferedImage(wide, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, wide, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(smaller(picture, width, height), (wide - width) / 2, 0, width, height, null);
        graphics.dispose();
        return grey;
    }

    /** By halves as long as it is more than twice too large: one step would leave lines out. */
    private static BufferedImage smaller(BufferedImage picture, int width, int height) {
        BufferedImage now = picture;
        while (now.getWidth() > 2 * width && now.getHeight() > 2 * height) {
            BufferedImage half =
                    new BufferedImage(now.getWidth() / 2, now.getHeight() / 2, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = half.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(now, 0, 0, half.getWidth(), half.getHeight(), null);
            graphics.dispose();
            now = half;
        }
        return now;
    }

    private static SlipImage dots(BufferedImage grey) {
        int width = grey.getWidth();
        int height = grey.getHeight();
        byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        float[] light = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            light[i] = pixels[i] & 0xFF;
        }
        byte[] bits = new byte[width / 8 * height];
        for (int i = 0; i < light.length; i++) {
            boolean black = light[i] < 128;
            float error = light[i] - (black ? 0 : 255);
            if (black) {
                bits[i >> 3] |= (byte) (0x80 >> (i & 7));
            }
            spread(light, i, width, error);
        }
        return new SlipImage(width, height, bits);
    }

    private static void spread(float[] light, int at, int width, float error) {
        int x = at % width;
        boolean below = at + width < light.length;
        if (x + 1 < width) {
            light[at + 1] += error * 7 / 16;
        }
        if (below) {
            light[at + width] += error * 5 / 16;
            if (x > 0) {
                light[at + width - 1] += error * 3 / 16;
            }
            if (x + 1 < width) {
                light[at + width + 1] += error / 16;
            }
        }
    }
}
