package org.moiso.printer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the bytes of slips back into pictures; strict, and written without a look at the writer: an unknown byte, a
 * torn command, text, or two widths within one slip are errors. Real-time commands are not expected here at all.
 */
public final class EscPosDecoder {
    private final byte[] bytes;
    private final List<SlipImage> slips = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private int width;
    private int at;

    /** What was decoded: the pictures of the slips, one per cut, and the process ids that were asked for. */
    public record Decoded(List<SlipImage> slips, List<String> processIds) {}

    private EscPosDecoder(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Decoded decode(byte[] bytes) {
        return new EscPosDecoder(bytes).decode();
    }

    private Decoded decode() {
        while (at < bytes.length) {
            int lead = next();
            command(lead * 256 + next());
        }
        if (rows.size() > 0) {
            throw new IllegalStateException("a slip was not cut off");
        }
        return new Decoded(slips, ids);
    }

    private void command(int command) {
        switch (command) {
            case 0x1B40 -> expect();
            case 0x1B61 -> expect(0x30);
            case 0x1D61 -> expect(0x0E);
            case 0x1D72 -> expect(0x01);
            case 0x1D28 -> ids.add(processId());
            case 0x1D76 -> width = raster();
            case 0x1D56 -> cut();
            default -> throw new IllegalStateException("unknown command %04X at %d".formatted(command, at - 2));
        }
    }

    private void cut() {
        expect(0x42, 0x00);
        slips.add(new SlipImage(width * 8, rows.size() / Math.max(1, width), rows.toByteArray()));
        rows.reset();
        width = 0;
    }

    private int raster() {
        expect(0x30, 0x00);
        int across = next() + next() * 256;
        int down = next() + next() * 256;
        if ((width != 0 && across != width) || down > 128 || down == 0) {
            throw new IllegalStateException("a band of " + across + " bytes × " + down + " rows after one of " + width);
        }
        for (int i = 0; i < across * down; i++) {
            int value = next();
            int following = i + 1 < across * down ? bytes[at] & 0xFF : -1;
            if (value == 0x10 && (following == 0x04 || following == 0x05 || following == 0x14)) {
                throw new IllegalStateException("a real-time command within picture data at " + at);
            }
            rows.write(value);
        }
        return across;
    }

    private String processId() {
        expect(0x48, 0x06, 0x00, 0x30, 0x30);
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            int value = next();
            if (value < 0x20 || value > 0x7E) {
                throw new IllegalStateException("a process id of %02X at %d".formatted(value, at - 1));
            }
            id.append((char) value);
        }
        return id.toString();
    }

    private void expect(int... values) {
        for (int value : values) {
            int there = next();
            if (there != value) {
                throw new IllegalStateException("%02X instead of %02X at %d".formatted(there, value, at - 1));
            }
        }
    }

    private int next() {
        if (at == bytes.length) {
            throw new IllegalStateException("the bytes end within a command");
        }
        return bytes[at++] & 0xFF;
    }
}
