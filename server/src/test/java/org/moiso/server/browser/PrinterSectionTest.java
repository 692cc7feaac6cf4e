package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.FakePrinter;

/** An administrator puts another printer in the place of the old one, while the office works. */
final class PrinterSectionTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private FakePrinter before;

    @AutoClose
    private FakePrinter after;

    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void an_office_with_a_printer() {
        before = FakePrinter.onTcp();
        after = FakePrinter.onTcp();
        office = DemoOffice.open(folder, DemoOffice.withPrinter(before.address()));
    }

    @Test
    void a_changed_port_is_taken_up_without_a_restart() {
        Admin admin = Admin.at(office, pages, "printers");
        Axe.approves(admin.page(), "printers");
        admin.part("printer-port").fill(after.address());
        admin.saves();

        admin.part("test-slip").click();

        await().atMost(30, TimeUnit.SECONDS).until(() -> after.pieces().size() == 1);
        office.issues("HT");
        await().atMost(30, TimeUnit.SECONDS).until(() -> after.pieces().size() == 2);
        assertThat(before.pieces()).isEmpty();
    }

    @Test
    void an_address_that_is_none_is_refused_and_the_printer_goes_on() {
        pages.mayLoseLines();
        Admin admin = Admin.at(office, pages, "printers");
        admin.part("printer-port").fill("printer");

        admin.part("save").click();

        assertThat(admin.part("notice")).hasAttribute("data-tone", "bad");
        office.issues("HT");
        await().atMost(30, TimeUnit.SECONDS).until(() -> before.pieces().size() == 1);
    }

    @Test
    void a_push_button_is_given_a_service() {
        Admin admin = Admin.at(office, pages, "printers");
        admin.part("button-1").selectOption("HT");
        admin.part("button-2").selectOption("CT");
        admin.part("button-1").selectOption("");
        admin.part("other-key").fill("B2");
        admin.part("other-key").press("Tab");
        admin.part("button-B2").selectOption("HT");
        admin.part("dispenser-keypad").fill("serial:/dev/serial/by-path/none?baud=9600");

        admin.saves();

        assertThat(office.plan().dispensers().get(0).buttons())
                .hasSize(2)
                .containsEntry("2", "CT")
                .containsEntry("B2", "HT");
        assertThat(office.plan().dispensers().get(0).keypad()).isEqualTo("serial:/dev/serial/by-path/none?baud=9600");
    }
}
