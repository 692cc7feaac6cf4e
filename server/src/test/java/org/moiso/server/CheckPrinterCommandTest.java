package org.moiso.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.PrinterFault;
import picocli.CommandLine;

/** {@code moiso check-printer} says in plain sentences what stands at an address. */
final class CheckPrinterCommandTest {

    private final FakePrinter printer = FakePrinter.onTcp();
    private final StringWriter said = new StringWriter();

    @AfterEach
    void close() {
        printer.close();
    }

    @Test
    void a_good_printer_is_named_and_its_word_is_explained() {
        int status = check(printer.address());

        assertThat(status).isZero();
        assertThat(said.toString())
                .contains("The printer can print.")
                .contains("It calls itself FAKE-80")
                .contains("process id")
                .contains("It has paper.")
                .containsPattern("is [0-9]{4,6} bytes on the line")
                .contains("Add --print for one.");
        assertThat(printer.pieces()).isEmpty();
    }

    @Test
    void a_test_slip_comes_out_only_when_it_is_asked_for() {
        int status = check("--print", printer.address());

        assertThat(status).isZero();
        assertThat(said.toString()).containsPattern("The test slip came out after [0-9.]+ s");
        assertThat(printer.pieces()).hasSize(1);
    }

    @Test
    void a_printer_without_paper_is_told_with_its_remedy() {
        printer.faults(PrinterFault.PAPER_OUT);

        int status = check("--print", printer.address());

        assertThat(status).isEqualTo(1);
        assertThat(said.toString())
                .contains("The printer cannot print now.")
                .contains(PrinterFault.PAPER_OUT.sentence("en"))
                .contains(PrinterFault.PAPER_OUT.remedy("en"));
        assertThat(printer.pieces()).isEmpty();
    }

    @Test
    void a_silent_clone_is_not_trusted() {
        printer.answers(false, false, false);

        int status = check(printer.address(), "--print");

        assertThat(status).isZero();
        assertThat(said.toString())
                .contains("It confirms nothing")
                .contains("does not tell how much paper")
                .contains("look whether it came out");
    }

    @Test
    void an_address_that_is_none_is_refused_with_how_to_write_one() {
        StringWriter refused = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(refused));

        int status = line.execute("check-printer", "lpt1");

        assertThat(status).isNotZero();
        assertThat(refused.toString()).contains("lpt1").contains("tcp://HOST:9100");
    }

    private int check(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said));
        String[] all = new String[arguments.length + 1];
        all[0] = "check-printer";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return line.execute(all);
    }
}
