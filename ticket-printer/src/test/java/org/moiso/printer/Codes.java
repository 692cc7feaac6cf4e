package org.moiso.printer;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.detector.Detector;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader finds on a piece of paper.
 *
 * <p>ZXing looks for the three corner marks from top to bottom and stops at the first three things that look like one.
 * In about one code of 150 something between the corners looks like one, and the true third mark is not reached: a
 * phone's next picture is held otherwise, so here too the paper is turned.
 */
public final class Codes {
    private static final Map<DecodeHintType, ?> HARD = Map.of(DecodeHintType.TRY_HARDER, true);

    private Codes() {}

    /** The words of the QR code. */
    public static Optional<String> qr(SlipImage paper) {
        BitMatrix dots = new BitMatrix(paper.width(), paper.height());
        for (int y = 0; y < paper.height(); y++) {
            for (int x = 0; x < paper.width(); x++) {
                if (paper.black(x, y)) {
                    dots.set(x, y);
                }
            }
        }
        for (int turn = 0; turn < 4; turn++) {
            Optional<String> words = read(dots);
            if (words.isPresent()) {
                return words;
            }
            dots.rotate90();
        }
        return Optional.empty();
    }

    /** The number of the bar code. */
    public static Optional<String> bars(SlipImage paper) {
        int[] pixels = new int[paper.width() * paper.height()];
        Arrays.setAll(pixels, i -> paper.black(i % paper.width(), i / paper.width()) ? 0 : 0xFFFFFF);
        RGBLuminanceSource picture = new RGBLuminanceSource(paper.width(), paper.height(), pixels);
        try {
            return Optional.of(new Code128Reader()
                    .decode(new BinaryBitmap(new GlobalHistogramBinarizer(picture)), HARD)
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(BitMatrix dots) {
        try {
            return Optional.of(new Decoder()
                    .decode(new Detector(dots).detect(HARD).getBits())
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }
}
