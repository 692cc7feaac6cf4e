package org.moiso.printer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * The inside of the {@link VirtualPrinter}, which guards it: understands the commands that this module sends, keeps the
 * rows, and writes a picture at each cut.
 */
final class VirtualPaper {
    private static final int KEPT = 1000;
    private static final Set<PrinterFault> STOPPING = EnumSet.of(
            PrinterFault.PAPER_OUT,
            PrinterFault.COVER_OPEN,
            PrinterFault.CUTTER,
            PrinterFault.OVERHEATED,
            PrinterFault.RECOVERABLE_ERROR,
            PrinterFault.UNRECOVERABLE_ERROR,
            PrinterFault.OFFLINE);

    private final Path folder;
    private final IntConsumer answer;
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private byte[] received = new byte[0];
    private Set<PrinterFault> faults = EnumSet.noneOf(PrinterFault.class);
    private boolean automatic;
    private int rowBytes;

    /** @param answer takes the bytes that go back, one by one */
    VirtualPaper(Path folder, IntConsumer answer) {
        this.folder = folder;
        this.answer = answer;
    }

    void faults(Set<PrinterFault> now) {
        boolean news = !faults.equals(now);
        faults = EnumSet.copyOf(now);
        if (news && automatic) {
            automaticStatus();
        }
        work();
    }

    void receive(byte[] bytes, int offset, int length) {
        if (length >= 3 && bytes[offset] == 0x10 && (bytes[offset + 1] == 0x04 || bytes[offset + 1] == 0x14)) {
            // At once, whatever still waits: picture data never holds these bytes, the writer sees to that.
            realTime(bytes[offset + 1], bytes[offset + 2]);
            return;
        }
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        buffer.writeBytes(received);
        buffer.write(bytes, offset, length);
        received = buffer.toByteArray();
        work();
    }

    private void work() {
        int used = 1;
        while (used > 0 && received.length > 0 && !stopped()) {
            used = command();
            received = Arrays.copyOfRange(received, used, received.length);
        }
    }

    private void realTime(int kind, int what) {
        if (kind == 0x04) {
            answer.accept(status(what));
        } else {
            rows.reset();
            received = new byte[0];
            answer(0x37, 0x25, 0x00);
        }
    }

    private boolean stopped() {
        return faults.stream().anyMatch(STOPPING::contains);
    }

    private int at(int index) {
        return index < received.length ? received[index] & 0xFF : -1;
    }

    /** The length of the whole command at the front, done; 0 if it is not yet whole. */
    private int command() {
        if (at(0) == 0x1B && at(1) == 0x61) {
            return has(3);
        }
        if (at(0) == 0x1B && at(1) == 0x40) {
            automatic = false;
            return has(2);
        }
        if (at(0) != 0x1D) {
            return at(0) == 0x1B ? 0 : 1;
        }
        return switch (at(1)) {
            case 0x61 -> received.length < 3 ? 0 : switchAutomatic();
            case 0x72 -> received.length < 3 ? 0 : told(3, faults.contains(PrinterFault.PAPER_LOW) ? 0x03 : 0x00);
            case 0x49 ->
                received.length < 3
                        ? 0
                        : told(3, 0x5F, 'M', 'o', 'i', 'S', 'o', ' ', 'v', 'i', 'r', 't', 'u', 'a', 'l', 0);
            case 0x28 -> received.length < 11 ? 0 : told(11, 0x37, 0x22, at(7), at(8), at(9), at(10), 0);
            case 0x76 -> raster();
            case 0x56 -> cut();
            default -> 0;
        };
    }

    private int has(int length) {
        return received.length >= length ? length : 0;
    }

    private int switchAutomatic() {
        automatic = true;
        automaticStatus();
        return 3;
    }

    private int told(int length, int... bytes) {
        if (!faults.contains(PrinterFault.UNCONFIRMED)) {
            answer(bytes);
        }
        return length;
    }

    private int raster() {
        if (received.length < 8) {
            return 0;
        }
        int width = at(4) + at(5) * 256;
        int length = 8 + width * (at(6) + at(7) * 256);
        if (received.length < length) {
            return 0;
        }
        rowBytes = width;
        rows.write(received, 8, length - 8);
        return length;
    }

    private int cut() {
        if (received.length < 4) {
            return 0;
        }
        if (rows.size() > 0) {
            store(new SlipImage(rowBytes * 8, rows.size() / rowBytes, rows.toByteArray()));
            rows.reset();
        }
        return 4;
    }

    private void store(SlipImage slip) {
        try {
            Files.createDirectories(folder);
            List<Path> there = slips();
            long number = there.isEmpty() ? 1 : numberOf(there.get(there.size() - 1)) + 1;
            Path unfinished = Files.write(folder.resolve("slip.unfinished"), slip.png());
            Files.move(unfinished, folder.resolve("slip-%06d.png".formatted(number)), StandardCopyOption.ATOMIC_MOVE);
            if (there.size() >= KEPT) {
                Files.delete(there.get(0));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the virtual printer cannot write to " + folder, e);
        }
    }

    List<Path> slips() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("slip-\\d{6,}\\.png"))
                    .sorted(Comparator.comparingLong(VirtualPaper::numberOf))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the virtual printer cannot read " + folder, e);
        }
    }

    private static long numberOf(Path slip) {
        return Long.parseLong(slip.getFileName().toString().replaceAll("\\D", ""));
    }

    private void automaticStatus() {
        answer(
                0x10 | flag(stopped(), 3) | flag(faults.contains(PrinterFault.COVER_OPEN), 5),
                errors(),
                flag(faults.contains(PrinterFault.PAPER_LOW), 0) * 3
                        | (faults.contains(PrinterFault.PAPER_OUT) ? 0x0C : 0),
                0x0F);
    }

    private int status(int n) {
        return 0x12
                | switch (n) {
                    case 1 -> flag(stopped(), 3);
                    case 2 ->
                        flag(faults.contains(PrinterFault.COVER_OPEN), 2)
                                | flag(faults.contains(PrinterFault.PAPER_OUT), 5)
                                | flag(errors() != 0, 6);
                    case 3 -> errors();
                    default ->
                        (faults.contains(PrinterFault.PAPER_LOW) ? 0x0C : 0)
                                | (faults.contains(PrinterFault.PAPER_OUT) ? 0x60 : 0);
                };
    }

    private int errors() {
        return flag(faults.contains(PrinterFault.RECOVERABLE_ERROR), 2)
                | flag(faults.contains(PrinterFault.CUTTER), 3)
                | flag(faults.contains(PrinterFault.UNRECOVERABLE_ERROR), 5)
                | flag(faults.contains(PrinterFault.OVERHEATED), 6);
    }

    private static int flag(boolean set, int bit) {
        return set ? 1 << bit : 0;
    }

    private void answer(int... bytes) {
        for (int value : bytes) {
            answer.accept(value);
        }
    }
}
