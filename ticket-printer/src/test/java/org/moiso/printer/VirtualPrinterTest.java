package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class VirtualPrinterTest {
    private static final SlipLayout LAYOUT = new SlipLayout();

    @TempDir
    Path folder;

    private VirtualPrinter paper;
    private SlipPrinter printer;
    private final List<PrinterStatus> news = new CopyOnWriteArrayList<>();

    @BeforeEach
    void plug() {
        paper = new VirtualPrinter(folder.resolve("slips"));
        PrinterSettings settings = new PrinterSettings(PaperWidth.MM_80, null, false, Duration.ofSeconds(20));
        printer = new SlipPrinter(paper, settings, LAYOUT, Clock.systemUTC(), news::add);
    }

    @AfterEach
    void unplug() {
        printer.close();
    }

    @Test
    void a_slip_becomes_a_picture_of_exactly_its_dots() throws Exception {
        Slip slip = SampleSlips.usual("H015");

        PrintResult result = printer.print(slip);

        assertThat(result).isEqualTo(new PrintResult.Printed(Evidence.PROCESS_ID));
        assertThat(paper.slips()).hasSize(1);
        assertThat(Files.readAllBytes(paper.slips().get(0)))
                .isEqualTo(EscPosWriter.defused(LAYOUT.draw(slip, PaperWidth.MM_80))
                        .png());
        assertThat(ImageIO.read(paper.slips().get(0).toFile()).getWidth()).isEqualTo(576);
    }

    @ParameterizedTest
    @EnumSource(
            value = PrinterFault.class,
            names = {
                "PAPER_OUT",
                "COVER_OPEN",
                "CUTTER",
                "OVERHEATED",
                "RECOVERABLE_ERROR",
                "UNRECOVERABLE_ERROR",
                "OFFLINE",
                "UNREACHABLE"
            })
    void a_fault_before_the_slip_fails_it_and_it_prints_once_when_the_fault_is_gone(PrinterFault fault) {
        paper.faults(EnumSet.of(fault));

        PrintResult during = printer.print(SampleSlips.usual("H015"));
        PrinterStatus then = printer.status();
        paper.faults(Set.of());
        PrintResult after = printer.print(SampleSlips.usual("H015"));

        assertThat(during).isEqualTo(new PrintResult.Failed(fault));
        assertThat(then.faults()).containsExactly(fault);
        assertThat(then.ready()).isFalse();
        assertThat(after).isEqualTo(new PrintResult.Printed(Evidence.PROCESS_ID));
        assertThat(paper.slips()).hasSize(1);
    }

    @Test
    void a_printer_that_falls_silent_fails_the_slip_once_it_was_known_to_answer() {
        printer.check();
        paper.faults(EnumSet.of(PrinterFault.SILENT));

        PrintResult result = printer.print(SampleSlips.usual("H015"));

        assertThat(result).isEqualTo(new PrintResult.Failed(PrinterFault.SILENT));
        assertThat(paper.slips()).isEmpty();
    }

    @Test
    void a_slip_without_confirmation_is_unknown_and_the_next_one_prints() {
        printer.check();
        paper.faults(EnumSet.of(PrinterFault.UNCONFIRMED));

        PrintResult first = printer.print(SampleSlips.usual("H015"));
        paper.faults(Set.of());
        PrintResult second = printer.print(SampleSlips.usual("H016"));

        assertThat(first).isEqualTo(new PrintResult.Unknown(PrinterFault.UNCONFIRMED));
        assertThat(second).isEqualTo(new PrintResult.Printed(Evidence.PROCESS_ID));
        assertThat(paper.slips()).hasSize(2);
    }

    @Test
    void low_paper_is_a_warning_and_slips_still_print() {
        paper.faults(EnumSet.of(PrinterFault.PAPER_LOW));

        PrintResult result = printer.print(SampleSlips.usual("H015"));

        assertThat(result).isEqualTo(new PrintResult.Printed(Evidence.PROCESS_ID));
        assertThat(printer.status().paper()).isEqualTo(PrinterStatus.Paper.LOW);
        assertThat(printer.status().ready()).isTrue();
    }

    @Test
    void a_change_is_told_while_nobody_asks() {
        printer.check();

        paper.faults(EnumSet.of(PrinterFault.PAPER_OUT));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> printer.status().faults().contains(PrinterFault.PAPER_OUT));
        assertThat(news.get(news.size() - 1).faults()).containsExactly(PrinterFault.PAPER_OUT);
    }

    @Test
    void a_stalled_printer_fails_the_slip_and_comes_back() {
        printer.check();
        paper.faults(EnumSet.of(PrinterFault.STALLED));

        CompletableFuture<PrintResult> result = Aside.run(() -> printer.print(SampleSlips.usual("H015")));

        await().atMost(Duration.ofSeconds(30)).until(result::isDone);
        assertThat(result.join()).isEqualTo(new PrintResult.Failed(PrinterFault.STALLED));
        paper.faults(Set.of());
        assertThat(printer.print(SampleSlips.usual("H016"))).isEqualTo(new PrintResult.Printed(Evidence.PROCESS_ID));
        assertThat(paper.slips()).hasSize(1);
    }
}
