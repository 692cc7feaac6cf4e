package org.moiso.printer;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.CoffeeImage;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.ImageWrapperInterface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A picture as ESC/POS bytes. The only user of escpos-coffee, and of nothing in it but its encoder: its streams lose
 * and hang.
 */
public final class EscPosWriter {
    /** Rows in one GS v 0: small enough for the buffers of cheap printers. */
    static final int BAND = 128;

    private EscPosWriter() {}

    /**
     * One slip: reset, automatic status on, the picture in bands, the request for confirmation, feed and partial cut.
     *
     * @param evidence how the printer confirms; a process id is asked before the cut, so that a jammed cutter does not
     *     hide a printed slip; a queued status after it, because it only tells that the printer has come so far
     * @param token four printable ASCII characters, returned with a process id
     */
    public static byte[] slip(SlipImage image, Evidence evidence, String token) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EscPos printer = new EscPos(bytes)) {
            printer.initializePrinter();
            put(printer, EscPosCommand.AUTOMATIC_STATUS);
            SlipImage harmless = defused(image);
            for (int row = 0; row < image.height(); row += BAND) {
                Band band = new Band(harmless, row, Math.min(BAND, image.height() - row));
                printer.write(band, new EscPosImage(band, new BitonalThreshold()));
            }
            if (evidence == Evidence.PROCESS_ID) {
                put(printer, EscPosCommand.processId(token));
            }
            put(printer, EscPosCommand.FEED_AND_CUT);
            if (evidence == Evidence.QUEUED_STATUS) {
                put(printer, EscPosCommand.QUEUED_STATUS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The picture without bytes that a printer would obey at once, even inside picture data: 10h before 04h (status),
     * 05h (recovery) or 14h (buffer, drawer). The dot that 10h stands for gets a neighbour (30h): invisible on paper.
     * Epson, TM-U220 manual p. 55 and 74.
     */
    static SlipImage defused(SlipImage image) {
        byte[] bits = image.rows(0, image.height());
        for (int i = 0; i + 1 < bits.length; i++) {
            if (bits[i] == 0x10 && (bits[i + 1] == 0x04 || bits[i + 1] == 0x05 || bits[i + 1] == 0x14)) {
                bits[i] = 0x30;
            }
        }
        return new SlipImage(image.width(), image.height(), bits);
    }

    private static void put(EscPos printer, byte[] command) throws IOException {
        printer.write(command, 0, command.length);
    }

    /** Some rows of a picture, which lie there as GS v 0 wants them: asking for each dot would take longer than drawing. */
    private record Band(SlipImage image, int top, int rows) implements ImageWrapperInterface<Band>, CoffeeImage {

        @Override
        public byte[] getBytes(EscPosImage itself) {
            int across = image.width() / 8;
            byte[] bytes = new byte[8 + across * rows];
            byte[] head = {0x1D, 0x76, 0x30, 0, (byte) across, (byte) (across >> 8), (byte) rows, (byte) (rows >> 8)};
            System.arraycopy(head, 0, bytes, 0, head.length);
            System.arraycopy(image.rows(top, rows), 0, bytes, head.length, across * rows);
            return bytes;
        }

        @Override
        public Band setJustification(EscPosConst.Justification wanted) {
            throw new UnsupportedOperationException("a slip is as wide as its paper");
        }

        @Override
        public int getWidth() {
            return image.width();
        }

        @Override
        public int getHeight() {
            return rows;
        }

        @Override
        public CoffeeImage getSubimage(int x, int y, int width, int height) {
            throw new UnsupportedOperationException("the raster encoder takes whole pictures");
        }

        @Override
        public int getRGB(int x, int y) {
            return image.black(x, top + y) ? 0xFF000000 : 0xFFFFFFFF;
        }
    }
}
