package org.moiso.server.print;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    static Optional<String> code(SlipImage piece) {
        int[] pixels = new int[piece.width() * piece.height()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = piece.black(i % piece.width(), i / piece.width()) ? 0xFF000000 : 0xFFFFFFFF;
        }
        RGBLuminanceSource picture = new RGBLuminanceSource(piece.width(), piece.height(), pixels);
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(picture)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText()
                    .replaceFirst(".*/", "")
                    .replaceFirst(".*/T/", ""));
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }
}
