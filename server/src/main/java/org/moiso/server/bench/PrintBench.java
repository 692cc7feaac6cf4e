package org.moiso.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.moiso.printer.EscPosWriter;
import org.moiso.printer.Evidence;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PortAddress;
import org.moiso.printer.PrintResult;
import org.moiso.printer.PrinterSettings;
import org.moiso.printer.Slip;
import org.moiso.printer.SlipImage;
import org.moiso.printer.SlipLayout;
import org.moiso.printer.SlipPrinter;

/** From a ticket to bytes at the printer's port. To be run first in a fresh process: the first slip is a figure of its own. */
final class PrintBench {

    private static final int WARM_UP = 300;

    private final PrintWriter out;
    private final Clock clock;

    PrintBench(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Draws and encodes: the first slip of this process with everything it loads, then so many more. */
    void drawAndEncode(int times) {
        long begin = ownTime();
        SlipLayout layout = new SlipLayout();
        SlipImage first = layout.draw(slip(0), PaperWidth.MM_80);
        long drawn = ownTime();
        int bytes = EscPosWriter.slip(first, Evidence.PROCESS_ID, "0000").length;
        long encoded = ownTime();
        Sheet.say(
                out,
                "cold, processor time: render %.0f ms, encode %.0f ms; %d rows, %d bytes",
                (drawn - begin) / 1e6,
                (encoded - drawn) / 1e6,
                first.height(),
                bytes);
        long[] renders = new long[times];
        long[] encodes = new long[times];
        long[] both = new long[times];
        for (int i = -WARM_UP; i < times; i++) {
            long start = ownTime();
            SlipImage image = layout.draw(slip(i + WARM_UP), PaperWidth.MM_80);
            long middle = ownTime();
            EscPosWriter.slip(image, Evidence.PROCESS_ID, "0000");
            long end = ownTime();
            if (i >= 0) {
                renders[i] = middle - start;
                encodes[i] = end - middle;
                both[i] = end - start;
            }
        }
        row("render, hot, processor time", renders);
        row("encode, hot, processor time", encodes);
        row("both, hot, processor time", both);
    }

    /** Processor time of this thread: what else the machine does meanwhile does not count. */
    private static long ownTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Presses at a server in a process of its own, one after the other, and waits for each slip. */
    void press(ServerUnderLoad server, PrinterAtTheEnd printer, int times) throws IOException, InterruptedException {
        PrinterAtTheEnd.Arrival first = printer.next();
        double firstMillis = (first.picture() - server.firstPressAt()) / 1e6;
        double before = server.residentMegabytes();
        long[] toPicture = new long[times];
        long[] toConfirmed = new long[times];
        try (HttpLine line = server.line()) {
            for (int i = -WARM_UP; i < times; i++) {
                long pressed = System.nanoTime();
                HttpLine.Answer unused = ServerUnderLoad.issue(line);
                PrinterAtTheEnd.Arrival arrival = printer.next();
                if (i >= 0) {
                    toPicture[i] = arrival.picture() - pressed;
                    toConfirmed[i] = arrival.confirmed() - pressed;
                }
            }
        }
        Figures hot = row("press -> slip's first byte at the port", toPicture);
        row("press -> slip confirmed", toConfirmed);
        Sheet.say(
                out,
                "first slip after the start: its first byte %.0f ms after the press, %.0f ms after the ticket's answer",
                firstMillis,
                (first.picture() - server.firstAnswerAt()) / 1e6);
        Sheet.say(out, "that is %.0f ms more than the hot median", firstMillis - hot.p50());
        Sheet.say(
                out,
                "server resident: %.0f MB after the first slip, %.0f MB after %d",
                before,
                server.residentMegabytes(),
                WARM_UP + times);
    }

    /** Prints slip after slip in this process and looks at the heap after each tenth of them. */
    void stayFlat(PrinterAtTheEnd printer, Path natives, int slips) throws IOException, InterruptedException {
        SlipLayout layout = new SlipLayout();
        try (SlipPrinter slipPrinter = new SlipPrinter(
                PortAddress.parse(printer.address()).port(natives),
                PrinterSettings.of(PaperWidth.MM_80),
                layout,
                clock,
                status -> {})) {
            long[] heaps = new long[10];
            for (int i = 0; i < slips; i++) {
                PrintResult result = slipPrinter.print(slip(i));
                if (!(result instanceof PrintResult.Printed)) {
                    throw new IOException("A slip was not printed: " + result);
                }
                PrinterAtTheEnd.Arrival unused = printer.next();
                if ((i + 1) % Math.max(1, slips / 10) == 0) {
                    heaps[Math.min(9, i / Math.max(1, slips / 10))] = usedHeap();
                }
            }
            Sheet.say(
                    out,
                    "heap after each tenth of %d slips, KB: %s",
                    slips,
                    Arrays.toString(Arrays.stream(heaps).map(it -> it / 1024).toArray()));
        }
    }

    private static long usedHeap() {
        Runtime.getRuntime().gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** As at a commune's dispenser: two languages, papers to bring, a code to follow it by; no two alike. */
    private Slip slip(int i) {
        return new Slip(
                List.of("UBND XÃ MẪU", "Trung tâm Phục vụ hành chính công"),
                String.format(Locale.ROOT, "H%03d", i % 1000),
                List.of("vi", "km"),
                Map.of("vi", "Hộ tịch", "km", "អត្រានុកូលដ្ឋាន"),
                null,
                Map.of("vi", "Quầy 2", "km", "បញ្ជរ 2"),
                i % 40,
                new Slip.Estimate(5 + i % 20, 30 + i % 60),
                OffsetDateTime.now(clock),
                List.of("Giấy chứng sinh", "Căn cước/CCCD (xuất trình)"),
                String.format(Locale.ROOT, "http://192.168.1.20:8080/t/7KX2M9QD%04d", i % 10_000),
                null,
                false,
                null);
    }

    private Figures row(String what, long[] nanoseconds) {
        Figures figures =
                Figures.of(what, 1, nanoseconds, Arrays.stream(nanoseconds).sum() / 1e9);
        out.println(figures);
        out.flush();
        return figures;
    }
}
