package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrinterProbeTest {
    private static final SlipLayout LAYOUT = new SlipLayout();

    @TempDir
    Path folder;

    @Test
    void a_printer_that_is_well_is_described_and_prints_a_test_slip() {
        try (FakePrinter fake = FakePrinter.onTcp()) {
            PrinterProbe.Report report = probe(fake.address(), true);

            assertThat(report.model()).isEqualTo("FAKE-80");
            assertThat(report.status().ready()).isTrue();
            assertThat(report.slip()).isEqualTo(new PrintResult.Printed(Evidence.PROCESS_ID));
            assertThat(report.bytes()).isGreaterThan(20_000);
            assertThat(report.contact()).isLessThan(Duration.ofSeconds(3));
            assertThat(report.lines())
                    .contains("model     FAKE-80", "confirms  each slip, by process id")
                    .anyMatch(line -> line.startsWith("status    ready, paper OK"));
        }
    }

    @Test
    void a_printer_with_a_fault_is_described_with_the_remedy_and_gets_no_slip() {
        try (FakePrinter fake = FakePrinter.onTcp()) {
            fake.faults(PrinterFault.COVER_OPEN);

            PrinterProbe.Report report = probe(fake.address(), true);

            assertThat(report.slip()).isNull();
            assertThat(report.lines()).anyMatch(line -> line.contains("Close the cover until it clicks"));
            assertThat(fake.pieces()).isEmpty();
        }
    }

    @Test
    void nothing_at_the_address_is_said_plainly() {
        PrinterProbe.Report report = probe("device:" + folder.resolve("missing").resolve("lp0"), false);

        assertThat(report.status().faults()).containsExactly(PrinterFault.UNREACHABLE);
        assertThat(report.lines()).anyMatch(line -> line.startsWith("detail") && line.contains("plugged in"));
    }

    @Test
    void a_missing_serial_port_is_said_plainly() {
        PrinterProbe.Report report = probe("serial:" + folder.resolve("ttyUSB9"), false);

        assertThat(report.lines()).anyMatch(line -> line.contains("ttyUSB9 is not there; check the cable"));
    }

    @Test
    void a_missing_queue_is_said_plainly() {
        PrinterProbe.Report report = probe("spooler:no such queue", false);

        assertThat(report.lines()).anyMatch(line -> line.contains("no print queue 'no such queue'"));
    }

    private PrinterProbe.Report probe(String address, boolean testSlip) {
        return PrinterProbe.probe(
                PortAddress.parse(address).port(folder), PaperWidth.MM_80, LAYOUT, Clock.systemUTC(), testSlip);
    }
}
