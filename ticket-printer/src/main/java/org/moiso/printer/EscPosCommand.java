package org.moiso.printer;

import java.nio.charset.StandardCharsets;

/** The commands that escpos-coffee does not know, byte by byte (Epson's ESC/POS reference). */
final class EscPosCommand {
    /** ESC @: forget unfinished lines and settings. Also ends the automatic status. */
    static final byte[] RESET = bytes(0x1B, 0x40);

    /** GS a 0Eh: four status bytes now and whenever on-line, error or paper change. */
    static final byte[] AUTOMATIC_STATUS = bytes(0x1D, 0x61, 0x0E);

    /** GS V 66 0: feed the last row past the cutter, leave one point uncut so that the slip does not fall. */
    static final byte[] FEED_AND_CUT = bytes(0x1D, 0x56, 0x42, 0x00);

    /** GS r 1: the paper sensors, answered when everything before it is worked through; not answered without paper. */
    static final byte[] QUEUED_STATUS = bytes(0x1D, 0x72, 0x01);

    /** GS I 67: the model's name. Clones lie here, so it is for people only. */
    static final byte[] MODEL = bytes(0x1D, 0x49, 0x43);

    /** DLE DC4 8: throw away whatever is received and not printed, at once. */
    static final byte[] CLEAR = bytes(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

    private EscPosCommand() {}

    /**
     * DLE EOT n: one status byte at once, even when the printer is busy or off-line; n is 1 printer, 2 cause, 3 error,
     * 4 paper.
     */
    static byte[] status(int n) {
        return bytes(0x10, 0x04, n);
    }

    /** GS ( H, function 48: the token comes back when all data before it is on paper. */
    static byte[] processId(String token) {
        byte[] id = token.getBytes(StandardCharsets.US_ASCII);
        return bytes(0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, id[0], id[1], id[2], id[3]);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
