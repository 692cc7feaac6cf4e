package org.moiso.printer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the bytes of slips back into pictures; strict, and written without a look at the writer: an unknown byte, a torn command, text, or two widths within one slip are errors. Real-time commands are
 * not expected here at all.
 */
public final class EscPosDecoder {
    private final byte[] bytes;
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
        List<SlipImage> slips = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        int width = 0;
        while (at < bytes.length) {
            int lead = next();
            int command = next();
            if (lead == 0x1B && command == 0x40) {
                expect();
            } else if (lead == 0x1B && command == 0x61) {
                expect(0x30);
            } else if (lead == 0x1D && command == 0x61) {
                expect(0x0E);
            } else if (lead == 0x1D && command == 0x72) {
                expect(0x01);
            } else if (lead == 0x1D && command == 0x28) {
                ids.add(processId());
            } else if (lead == 0x1D && command == 0x76) {
                width = raster(rows, width);
            } else if (lead == 0x1D && command == 0x56) {
                expect(0x42, 0x00);
                slips.add(new SlipImage(width * 8, rows.size() / Math.max(1, width), rows.toByteArray()));
                rows.reset();
                width = 0;
            } else {
                throw new IllegalStateException("unknown command %02X %02X at %d".formatted(lead, command, at - 2));
            }
        }
        if (rows.size() > 0) {
            throw new IllegalStateException("a slip was not cut off");
        }
        return new Decoded(slips, ids);
    }

    private int raster(ByteArrayOutputStream rows, int width) {
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
