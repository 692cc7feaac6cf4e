package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.PrinterFault;

/** A visitor at the door, on a day when paper, cables or servers fail: the number is never lost, and nobody is left without a word. */
final class KioskTroubleTest {

    /** How soon an officer must know of a printer in trouble. */
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(2000);

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private @Nullable DemoOffice office;

    @Test
    void without_paper_the_number_stays_with_a_code_and_the_officer_is_told() {
        try (FakePrinter printer = FakePrinter.onTcp()) {
            printer.faults(PrinterFault.PAPER_OUT);
            office = DemoOffice.open(folder.resolve("data"), DemoOffice.withPrinter(printer.address()));
            Console console = Console.at(office, pages).takes(2);
            Kiosk kiosk = Kiosk.at(office, pages);

            String number = kiosk.takes("HT");

            assertThat(kiosk.part("slip")).hasAttribute("data-status", "failed");
            assertThat(kiosk.part("qr")).isVisible();
            assertThat(console.part("alarm")).isVisible(SOON);
            assertThat(console.part("alarm")).containsText("Máy in cửa chính");
            assertThat(kiosk.number()).hasText(number);
            isDrawn(kiosk.part("qr"));
        }
    }

    @Test
    void new_paper_brings_the_slip_and_ends_the_alarm() {
        try (FakePrinter printer = FakePrinter.onTcp()) {
            printer.faults(PrinterFault.PAPER_OUT);
            office = DemoOffice.open(folder.resolve("data"), DemoOffice.withPrinter(printer.address()));
            Console console = Console.at(office, pages).takes(2);
            Kiosk kiosk = Kiosk.at(office, pages);
            kiosk.takes("HT");
            assertThat(console.part("alarm")).isVisible();

            printer.faults();

            await().atMost(60, TimeUnit.SECONDS).until(() -> printer.pieces().size() == 1);
            assertThat(console.part("alarm")).hasCount(0);
            assertThat(kiosk.part("slip")).hasAttribute("data-status", "printed");
        }
    }

    @Test
    void where_no_printer_answers_the_number_stays_with_a_code_and_the_officer_is_told() throws IOException {
        office = DemoOffice.open(folder, DemoOffice.withPrinter("tcp://127.0.0.1:" + portWhereNobodyListens()));
        Console console = Console.at(office, pages).takes(2);
        Kiosk kiosk = Kiosk.at(office, pages);

        kiosk.takes("HT");

        assertThat(kiosk.part("slip")).hasAttribute("data-status", "failed");
        assertThat(kiosk.part("qr")).isVisible();
        assertThat(console.part("alarm")).isVisible(SOON);
        assertThat(console.part("next-row")).hasAttribute("data-number", "H001");
    }

    @Test
    void when_the_server_is_gone_the_page_says_so_and_goes_on_when_it_is_back() {
        pages.mayLoseLines();
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);

        office.stop();
        assertThat(kiosk.part("offline")).isVisible();
        assertThat(kiosk.service("HT")).hasAttribute("aria-disabled", "true");
        kiosk.speaks("km");
        office.startAgain();

        assertThat(kiosk.part("offline")).hasCount(0);
        assertThat(kiosk.takes("HT")).isEqualTo("H001");
    }

    @Test
    void a_page_that_is_opened_while_the_server_starts_waits_for_it() {
        pages.mayLoseLines();
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);
        kiosk.page().route("**/menu?*", route -> route.abort());
        kiosk.page().reload();
        assertThat(kiosk.part("offline")).isVisible();

        kiosk.page().unroute("**/menu?*");

        assertThat(kiosk.service("HT")).isVisible();
    }

    @Test
    void a_press_whose_answer_is_lost_is_sent_again_and_makes_one_ticket() {
        pages.mayLoseLines();
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);
        AtomicInteger presses = new AtomicInteger();
        kiosk.page().route("**/tickets", route -> {
            if (presses.incrementAndGet() == 1) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });

        assertThat(kiosk.takes("HT")).isEqualTo("H001");

        assertThat(presses).hasValue(2);
        assertThat(office.issues("HT").number().text()).isEqualTo("H002");
    }

    private static void isDrawn(Locator picture) {
        assertThat((Boolean) picture.evaluate("image => image.complete && image.naturalWidth > 0"))
                .isTrue();
    }

    private static int portWhereNobodyListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
