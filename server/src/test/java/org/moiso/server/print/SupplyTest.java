package org.moiso.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.PrinterFault;

/** The printers of an office at a glance: faults with what to do, slips of today, the roll and its end. */
final class SupplyTest {

    private static final Duration WHILE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final FakePrinter printer = FakePrinter.onTcp();
    private final PaperTray tray = new PaperTray(printer);

    // Opened before each test, in a folder that JUnit makes only then.
    @SuppressWarnings("NullAway.Init")
    private PrintingOffice office;

    @BeforeEach
    void open() {
        office = new PrintingOffice(folder, printer.address());
        await().atMost(WHILE).until(() -> overview().path("state").asText().equals("ready"));
    }

    @AfterEach
    void close() {
        office.close();
        printer.close();
    }

    @Test
    void a_printer_that_is_well_says_how_it_confirms_and_when_it_was_heard_last() {
        JsonNode seen = overview();

        assertThat(seen.path("id").asText()).isEqualTo(PrintingOffice.PRINTER);
        assertThat(seen.path("evidence").asText()).isEqualTo("process-id");
        assertThat(seen.path("confirmed").asBoolean()).isTrue();
        assertThat(seen.path("paper").asText()).isEqualTo("ok");
        assertThat(seen.path("lastContact").asText()).isNotBlank();
    }

    @Test
    void a_fault_is_said_with_its_remedy_in_the_readers_language() {
        printer.faults(PrinterFault.COVER_OPEN);
        await().atMost(WHILE).until(() -> overview().path("state").asText().equals("trouble"));

        JsonNode fault = overview("km").path("faults").path(0);

        assertThat(fault.path("code").asText()).isEqualTo("cover-open");
        assertThat(fault.path("sentence").asText()).isEqualTo(PrinterFault.COVER_OPEN.sentence("km"));
        assertThat(fault.path("remedy").asText()).isEqualTo(PrinterFault.COVER_OPEN.remedy("km"));
    }

    @Test
    void slips_of_today_are_counted_by_their_fate() {
        PrintingOffice.Pressed first = office.press();
        awaitSlip(first, "printed");
        printer.drops(FakePrinter.Drop.BEFORE_CONFIRMATION);
        awaitSlip(office.press(), "unknown");
        await().atMost(WHILE)
                .until(() -> overview().path("slips").path("unanswered").asInt() == 1);
        printer.faults(PrinterFault.PAPER_OUT);
        await().atMost(WHILE).until(() -> overview().path("state").asText().equals("trouble"));
        office.press();
        await().atMost(WHILE)
                .until(() -> overview().path("slips").path("waiting").asInt() == 1);

        assertThat(overview().path("slips").path("printed").asInt()).isEqualTo(1);
        assertThat(overview().path("slips").path("unknown").asInt()).isEqualTo(1);
    }

    @Test
    void a_printer_that_does_not_print_is_told_to_the_technician_and_takes_no_node_out_of_service() {
        String whose = "{office=\"xa-mau\",printer=\"may-in-1\"} ";
        assertThat(office.figures()).contains("moiso_printer_ready" + whose + "1.0");
        printer.faults(PrinterFault.PAPER_OUT);
        await().atMost(WHILE).until(() -> overview().path("state").asText().equals("trouble"));
        office.press();

        await().atMost(WHILE).until(() -> office.figures().contains("moiso_printer_slips_waiting" + whose + "1.0"));
        assertThat(office.figures()).contains("moiso_printer_ready" + whose + "0.0");
        await().atMost(WHILE).until(() -> health().equals("degraded"));
        assertThat(office.troubles())
                .singleElement()
                .asString()
                .contains("xa-mau.may-in-1 does not print: paper-out, since")
                .contains("slips waiting or lost: 1");

        printer.faults();
        await().atMost(WHILE).until(() -> health().equals("up"));
    }

    private String health() {
        return office.get("/api/health").must(200).json().path("status").asText();
    }

    @Test
    void the_roll_is_counted_in_metres_until_a_new_one_is_put_in() {
        for (int i = 0; i < 5; i++) {
            awaitSlip(office.press(), "printed");
        }
        JsonNode used = overview().path("roll");
        double slips = printer.pieces().stream()
                .mapToDouble(piece -> piece.paperRows() * 0.125 / 1000)
                .sum();

        office.restart();
        JsonNode kept = overview().path("roll");
        String path = "/api/printers/" + PrintingOffice.PRINTER + "/roll";
        office.post(path, Map.of("requestId", "new-roll-1")).must(204);
        office.post(path, Map.of("requestId", "new-roll-1")).must(204);
        JsonNode fresh = overview().path("roll");

        assertThat(used.path("metres").asDouble()).isCloseTo(slips, within(0.06));
        assertThat(kept.path("metres").asDouble()).isEqualTo(used.path("metres").asDouble());
        assertThat(used.path("slips").asInt()).isEqualTo(5);
        assertThat(used.path("slipsLeft").asDouble()).isCloseTo((80 - slips) / slips * 5, within(5.0));
        assertThat(used.path("lengthMetres").asInt()).isEqualTo(80);
        assertThat(fresh.path("metres").asDouble()).isZero();
        assertThat(office.events().stream().filter("roll.replaced"::equals)).hasSize(1);
    }

    @Test
    void a_test_slip_comes_out_and_its_fate_is_told() {
        office.post("/api/printers/" + PrintingOffice.PRINTER + "/test", Map.of("requestId", "test-slip-1"))
                .must(202);

        await().atMost(WHILE)
                .until(() -> overview().path("lastTest").path("result").asText().equals("printed"));
        assertThat(tray.codes()).containsExactly("TEST");
        assertThat(overview().path("roll").path("slips").asInt()).isEqualTo(1);
    }

    @Test
    void a_test_slip_on_a_printer_without_paper_says_what_to_do() {
        printer.faults(PrinterFault.PAPER_OUT);

        office.post("/api/printers/" + PrintingOffice.PRINTER + "/test", Map.of())
                .must(202);

        await().atMost(WHILE)
                .until(() -> overview().path("lastTest").path("result").asText().equals("failed"));
        assertThat(overview().path("lastTest").path("text").asText()).contains(PrinterFault.PAPER_OUT.remedy("en"));
    }

    private JsonNode overview() {
        return overview("en");
    }

    private JsonNode overview(String language) {
        return office.get("/api/offices/" + PrintingOffice.ID + "/printers?language=" + language)
                .must(200)
                .json()
                .path(0);
    }

    private void awaitSlip(PrintingOffice.Pressed ticket, String status) {
        await().atMost(WHILE).until(() -> office.slip(ticket).equals(status));
    }
}
