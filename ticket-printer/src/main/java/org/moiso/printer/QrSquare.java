package org.moiso.printer;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Graphics2D;

/** A QR code as a square of whole dots, with the quiet zone that ISO/IEC 18004 asks for (four modules). */
final class QrSquare {
    private static final int QUIET = 4;

    private final ByteMatrix modules;
    private final int dots;

    private QrSquare(ByteMatrix modules, int dots) {
        this.modules = modules;
        this.dots = dots;
    }

    /**
     * The code of an address. Four dots (half a millimetre) a module is the least that old phones read well; more where
     * there is room.
     *
     * @param room the side that it should not pass, in dots
     */
    static QrSquare of(String address, int room) {
        try {
            ByteMatrix modules = Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
            // The quiet zone may use the page's margin on the left, so it counts once.
            int dots = Math.max(4, room / (modules.getWidth() + QUIET));
            return new QrSquare(modules, Math.min(dots, 8));
        } catch (WriterException e) {
            throw new IllegalArgumentException("the tracking address is too long for a QR code: " + address, e);
        }
    }

    /** The side without the quiet zone, in dots; whoever places it keeps {@link #quiet} free around it. */
    int size() {
        return modules.getWidth() * dots;
    }

    int quiet() {
        return QUIET * dots;
    }

    void draw(Graphics2D graphics, int x, int y) {
        for (int row = 0; row < modules.getHeight(); row++) {
            for (int column = 0; column < modules.getWidth(); column++) {
                if (modules.get(column, row) == 1) {
                    graphics.fillRect(x + column * dots, y + row * dots, dots, dots);
                }
            }
        }
    }
}
