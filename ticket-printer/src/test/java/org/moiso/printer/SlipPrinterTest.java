package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlipPrinterTest {
    private static final SlipLayout LAYOUT = new SlipLayout();
    private static final PrintResult PRINTED = new PrintResult.Printed(Evidence.PROCESS_ID);

    @TempDir
    Path folder;

    private final List<PrinterStatus> news = new CopyOnWriteArrayList<>();

    @Test
    void what_was_probed_once_is_not_probed_again() {
        try (FakePrinter fake = FakePrinter.onTcp()) {
            long probing;
            try (SlipPrinter first = printer(fake, PrinterSettings.of(PaperWidth.MM_80))) {
                assertThat(first.check().evidence()).isEqualTo(Evidence.PROCESS_ID);
                await().until(() -> fake.bytesSeen() == 12 + 3 + 11 + 5);
                probing = fake.bytesSeen();
            }
            PrinterSettings remembering = PrinterSettings.of(PaperWidth.MM_80).withEvidence(Evidence.PROCESS_ID);
            try (SlipPrinter second = printer(fake, remembering)) {
                second.check();
                await().until(() -> fake.bytesSeen() == probing + 12 + 3);
                assertThat(second.print(SampleSlips.usual("H015"))).isEqualTo(PRINTED);
            }
        }
    }

    @Test
    void another_printer_with_other_abilities_is_found_out_after_one_unknown_slip() {
        try (FakePrinter fake = FakePrinter.onTcp();
                SlipPrinter printer = printer(fake, PrinterSettings.of(PaperWidth.MM_58))) {
            printer.check();
            fake.answers(true, false, true);

            PrintResult first = printer.print(SampleSlips.usual("H015"));
            PrintResult second = printer.print(SampleSlips.usual("H016"));

            assertThat(first).isEqualTo(new PrintResult.Unknown(PrinterFault.UNCONFIRMED));
            assertThat(second).isEqualTo(new PrintResult.Printed(Evidence.QUEUED_STATUS));
        }
    }

    @Test
    void what_is_left_of_a_slip_from_before_a_restart_does_not_head_the_next_one() {
        try (FakePrinter fake = FakePrinter.onTcp()) {
            SlipImage torn = LAYOUT.draw(SampleSlips.usual("H015"), PaperWidth.MM_80);
            fake.drops(FakePrinter.Drop.WITHIN_THE_PICTURE);
            try (SlipPrinter before = printer(fake, PrinterSettings.of(PaperWidth.MM_80))) {
                assertThat(before.print(torn)).isInstanceOf(PrintResult.Unknown.class);
            }

            SlipImage next = LAYOUT.draw(SampleSlips.usual("H016"), PaperWidth.MM_80);
            PrinterSettings settings = PrinterSettings.of(PaperWidth.MM_80)
                    .withEvidence(Evidence.PROCESS_ID)
                    .withUnfinishedSlip();
            try (SlipPrinter after = printer(fake, settings)) {
                assertThat(after.print(next)).isEqualTo(PRINTED);
            }

            await().until(() -> fake.pieces().size() == 2);
            assertThat(fake.pieces()).element(1).isEqualTo(next);
        }
    }

    @Test
    void closing_ends_a_slip_under_way_as_unknown() {
        try (FakePrinter fake = FakePrinter.onTcp()) {
            SlipPrinter printer = printer(fake, PrinterSettings.of(PaperWidth.MM_80));
            printer.check();
            fake.paperEndsAfterRows(200);
            CompletableFuture<PrintResult> result = Aside.run(() -> printer.print(SampleSlips.usual("H015")));
            await().until(() -> !printer.status().ready());

            printer.close();

            assertThat(result.join()).isInstanceOf(PrintResult.Unknown.class);
            assertThat(printer.print(SampleSlips.usual("H016"))).isInstanceOf(PrintResult.Failed.class);
        }
    }

    @Test
    void a_state_is_told_once_and_not_at_every_try() {
        try (FakePrinter fake = FakePrinter.onTcp();
                SlipPrinter printer = printer(fake, PrinterSettings.of(PaperWidth.MM_80))) {
            fake.switchOff();
            for (int i = 0; i < 20; i++) {
                printer.check();
            }
            fake.switchOn();
            printer.check();

            assertThat(news).extracting(PrinterStatus::ready).containsSubsequence(false, true);
            assertThat(news.stream().filter(status -> !status.ready())).hasSize(1);
        }
    }

    @Test
    void a_slow_serial_line_takes_its_time_and_confirms() {
        assumeTrue(FakePtyLine.possible(), "socat is not installed: no serial line to try");
        try (FakePrinter fake = FakePrinter.onSerial(folder);
                SlipPrinter printer = printer(fake, PrinterSettings.of(PaperWidth.MM_58))) {
            fake.bytesPerSecond(11_520);
            long start = System.nanoTime();

            PrintResult result = printer.print(SampleSlips.usual("H015"));

            assertThat(result).isEqualTo(PRINTED);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(9));
        }
    }

    private SlipPrinter printer(FakePrinter fake, PrinterSettings settings) {
        Port port = PortAddress.parse(fake.address()).port(folder);
        return new SlipPrinter(port, settings, LAYOUT, Clock.systemUTC(), news::add);
    }
}
