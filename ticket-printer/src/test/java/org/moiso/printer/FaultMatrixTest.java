package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every misfortune on every line: one slip or a declared failure, never two, and the next slip prints without a
 * restart.
 */
final class FaultMatrixTest {
    private static final SlipLayout LAYOUT = new SlipLayout();
    private static final PrintResult PRINTED = new PrintResult.Printed(Evidence.PROCESS_ID);
    private static final SlipImage FIRST = LAYOUT.draw(SampleSlips.usual("H015", "km"), PaperWidth.MM_80);
    private static final SlipImage SECOND = LAYOUT.draw(SampleSlips.usual("H016"), PaperWidth.MM_80);

    enum Line {
        TCP,
        SERIAL,
        DEVICE
    }

    @TempDir
    Path folder;

    @TempDir
    static Path natives;

    // Each test names its line, so each plugs in for itself.
    @SuppressWarnings("NullAway.Init")
    private FakePrinter fake;

    @SuppressWarnings("NullAway.Init")
    private SlipPrinter printer;

    private void plug(Line line) {
        assumeTrue(line == Line.TCP || FakePtyLine.possible(), "socat is not installed: no serial line to try");
        fake = switch (line) {
            case TCP -> FakePrinter.onTcp();
            case SERIAL -> FakePrinter.onSerial(folder);
            case DEVICE -> FakePrinter.onDevice(folder);
        };
        printer = printer(Duration.ofSeconds(30));
    }

    private SlipPrinter printer(Duration patience) {
        PrinterSettings settings = new PrinterSettings(PaperWidth.MM_80, null, false, patience);
        Port port = PortAddress.parse(fake.address()).port(natives);
        return new SlipPrinter(port, settings, LAYOUT, Clock.systemUTC(), status -> {});
    }

    @AfterEach
    void unplug() {
        if (printer != null) {
            printer.close();
            fake.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Line.class)
    void slips_print_once_each_and_dot_for_dot(Line line) {
        plug(line);

        assertThat(printer.print(FIRST)).isEqualTo(PRINTED);
        assertThat(printer.print(SECOND)).isEqualTo(PRINTED);

        await().until(() -> fake.pieces().size() == 2);
        assertThat(fake.pieces()).containsExactly(FIRST, SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        "TCP,PAPER_OUT", "SERIAL,PAPER_OUT", "DEVICE,PAPER_OUT",
        "TCP,COVER_OPEN", "SERIAL,COVER_OPEN", "DEVICE,COVER_OPEN",
        "TCP,CUTTER", "SERIAL,CUTTER", "DEVICE,CUTTER",
        "TCP,OVERHEATED", "SERIAL,OVERHEATED", "DEVICE,OVERHEATED",
        "TCP,RECOVERABLE_ERROR", "SERIAL,RECOVERABLE_ERROR", "DEVICE,RECOVERABLE_ERROR",
        "TCP,UNRECOVERABLE_ERROR", "SERIAL,UNRECOVERABLE_ERROR", "DEVICE,UNRECOVERABLE_ERROR",
        "TCP,OFFLINE", "SERIAL,OFFLINE", "DEVICE,OFFLINE"
    })
    void a_fault_that_the_sensors_report_fails_the_slip_before_a_byte_of_it_is_sent(Line line, PrinterFault fault) {
        plug(line);
        fake.faults(fault);

        PrintResult during = printer.print(FIRST);
        fake.faults();
        PrintResult after = printer.print(FIRST);

        assertThat(during).isEqualTo(new PrintResult.Failed(fault));
        assertThat(after).isEqualTo(PRINTED);
        onlyThisIsOnPaper(FIRST);
    }

    @ParameterizedTest
    @EnumSource(Line.class)
    void paper_that_ends_within_a_slip_is_waited_for_and_the_slip_comes_out_whole(Line line) {
        plug(line);
        printer.check();
        fake.paperEndsAfterRows(300);

        CompletableFuture<PrintResult> result = Aside.run(() -> printer.print(FIRST));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> printer.status().faults().contains(PrinterFault.PAPER_OUT));
        assertThat(result).isNotDone();
        fake.faults();

        assertThat(result.join()).isEqualTo(PRINTED);
        onlyThisIsOnPaper(FIRST);
    }

    @ParameterizedTest
    @EnumSource(Line.class)
    void paper_that_does_not_come_back_in_time_makes_the_slip_unknown_and_the_next_one_is_clean(Line line) {
        plug(line);
        printer.close();
        printer = printer(Duration.ofSeconds(1));
        printer.check();
        fake.paperEndsAfterRows(300);

        PrintResult first = printer.print(FIRST);
        PrintResult meanwhile = printer.print(SECOND);
        fake.faults();
        PrintResult second = printer.print(SECOND);

        assertThat(first).isEqualTo(new PrintResult.Unknown(PrinterFault.PAPER_OUT));
        assertThat(meanwhile).isEqualTo(new PrintResult.Failed(PrinterFault.PAPER_OUT));
        assertThat(second).isEqualTo(PRINTED);
        atMostOneOf(FIRST);
        lastIs(SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        "TCP,WITHIN_THE_PICTURE", "SERIAL,WITHIN_THE_PICTURE", "DEVICE,WITHIN_THE_PICTURE",
        "TCP,BEFORE_CONFIRMATION", "SERIAL,BEFORE_CONFIRMATION", "DEVICE,BEFORE_CONFIRMATION"
    })
    void a_line_that_breaks_before_the_confirmation_makes_the_slip_unknown(Line line, FakePrinter.Drop drop) {
        plug(line);
        printer.check();
        fake.drops(drop);

        PrintResult first = printer.print(FIRST);
        await().until(() -> printer.check().ready());
        PrintResult second = printer.print(SECOND);

        assertThat(first).isEqualTo(new PrintResult.Unknown(PrinterFault.LINE_LOST));
        assertThat(second).isEqualTo(PRINTED);
        atMostOneOf(FIRST);
        lastIs(SECOND);
    }

    @ParameterizedTest
    @EnumSource(Line.class)
    void a_line_that_breaks_again_while_the_printer_is_cleared_does_not_spoil_the_next_slip(Line line) {
        plug(line);
        printer.check();
        fake.drops(FakePrinter.Drop.WITHIN_THE_PICTURE);
        PrintResult first = printer.print(FIRST);
        fake.drops(FakePrinter.Drop.WHILE_CLEARED);

        await().until(() -> printer.check().ready());
        PrintResult second = printer.print(SECOND);

        assertThat(first).isEqualTo(new PrintResult.Unknown(PrinterFault.LINE_LOST));
        assertThat(second).isEqualTo(PRINTED);
        atMostOneOf(FIRST);
        lastIs(SECOND);
    }

    @ParameterizedTest
    @EnumSource(Line.class)
    void a_line_that_breaks_after_the_confirmation_harms_nothing(Line line) {
        plug(line);
        printer.check();
        assertThat(printer.print(FIRST)).isEqualTo(PRINTED);
        await().until(() -> !fake.pieces().isEmpty());
        fake.breakLine();
        await().until(() -> printer.check().ready());
        assertThat(printer.print(SECOND)).isEqualTo(PRINTED);

        atMostOneOf(FIRST);
        lastIs(SECOND);
    }

    /** How long it takes on the clock is the machine's affair; what can be promised is how soon trouble is looked for. */
    @Test
    void a_line_that_stands_still_is_suspected_within_two_seconds() {
        Duration latest = PrinterLine.SUSPICION.plusMillis(PrinterLine.WATCH_MILLIS);

        assertThat(latest).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @EnumSource(Line.class)
    void a_printer_that_stops_reading_is_reported_and_freed(Line line) {
        plug(line);
        printer.check();
        fake.stopsReadingAfterRows(100);

        CompletableFuture<PrintResult> result = Aside.run(() -> printer.print(FIRST));
        await().atMost(Duration.ofSeconds(20)).until(() -> !printer.status().ready());
        PrintResult first = result.join();
        fake.readsOn();
        PrintResult second = printer.print(SECOND);

        assertThat(first).isEqualTo(new PrintResult.Unknown(PrinterFault.STALLED));
        assertThat(second).isEqualTo(PRINTED);
        atMostOneOf(FIRST);
        lastIs(SECOND);
    }

    @ParameterizedTest
    @EnumSource(Line.class)
    void a_power_cut_within_a_slip_makes_it_unknown_and_the_next_one_prints(Line line) {
        plug(line);
        printer.check();
        fake.bytesPerSecond(40_000);

        long before = fake.bytesSeen();
        CompletableFuture<PrintResult> result = Aside.run(() -> printer.print(FIRST));
        await().until(() -> fake.bytesSeen() > before + 10_000);
        fake.switchOff();
        PrintResult first = result.join();
        PrintResult off = printer.print(SECOND);
        fake.switchOn();
        PrintResult second = printer.print(SECOND);

        assertThat(first).isInstanceOf(PrintResult.Unknown.class);
        assertThat(off).isInstanceOf(PrintResult.Failed.class);
        assertThat(second).isEqualTo(PRINTED);
        atMostOneOf(FIRST);
        lastIs(SECOND);
    }

    @ParameterizedTest
    @EnumSource(Line.class)
    void a_silent_clone_prints_without_confirmation(Line line) {
        plug(line);
        fake.answers(false, false, false);

        assertThat(printer.print(FIRST)).isEqualTo(new PrintResult.Printed(Evidence.TIME));

        onlyThisIsOnPaper(FIRST);
        assertThat(printer.status().paper()).isEqualTo(PrinterStatus.Paper.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Line.class)
    void a_printer_without_process_ids_confirms_by_its_queued_status(Line line) {
        plug(line);
        fake.answers(true, false, true);

        assertThat(printer.print(FIRST)).isEqualTo(new PrintResult.Printed(Evidence.QUEUED_STATUS));

        onlyThisIsOnPaper(FIRST);
    }

    private void onlyThisIsOnPaper(SlipImage slip) {
        await().until(() -> !fake.pieces().isEmpty());
        assertThat(fake.pieces()).containsExactly(slip);
    }

    private void atMostOneOf(SlipImage slip) {
        assertThat(fake.pieces().stream().filter(slip::equals).count()).isLessThanOrEqualTo(1);
    }

    private void lastIs(SlipImage slip) {
        await().until(() -> !fake.pieces().isEmpty()
                && fake.pieces().get(fake.pieces().size() - 1).equals(slip));
        assertThat(fake.pieces().stream().filter(slip::equals).count()).isEqualTo(1);
    }
}
