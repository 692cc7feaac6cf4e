package org.moiso.server.print;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.SlipImage;

/** Reads what came out of a printer, as a visitor's phone would. */
record PaperTray(FakePrinter printer) {

    /** How many pieces of paper can be taken for the slip of this ticket. */
    long slipsOf(PrintingOffice.Pressed ticket) {
        return codes().stream().filter(ticket.code()::equals).count();
    }

    /** The tracking codes on the paper, oldest first; a piece that was torn before its code has none. */
    List<String> codes() {
        return printer.pieces().stream().flatMap(piece -> code(piece).stream()).toList();
    }

    /** Held this way and that: a reader that misses a good code would hide a second slip. */
    static Optional<String> code(SlipImage piece) {
        return IntStream.range(0, 6)
                .map(way -> way * 37)
                .mapToObj(margin -> picture(piece, margin))
                .flatMap(picture ->
                        code(new HybridBinarizer(picture))
                                .or(() -> code(new GlobalHistogramBinarizer(picture)))
                                .stream())
                .findFirst();
    }

    private static RGBLuminanceSource picture(SlipImage piece, int margin) {
        int width = piece.width() + 2 * margin;
        int height = piece.height() + margin;
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0xFFFFFFFF);
        for (int y = 0; y < piece.height(); y++) {
            for (int x = 0; x < piece.width(); x++) {
                if (piece.black(x, y)) {
                    pixels[(y + margin) * width + x + margin] = 0xFF000000;
                }
            }
        }
        return new RGBLuminanceSource(width, height, pixels);
    }

    private static Optional<String> code(Binarizer picture) {
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(picture), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText()
                    .replaceFirst(".*/", ""));
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }
}
