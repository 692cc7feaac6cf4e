package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.PrinterFault;
import org.moiso.server.ticket.Ticket;

/** Every page, in each of its main states, keeps to WCAG 2.2 AA. */
final class AccessibilityTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private FakePrinter printer;

    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void a_hall_with_a_printer_without_paper() {
        printer = FakePrinter.onTcp();
        printer.faults(PrinterFault.PAPER_OUT);
        office = DemoOffice.open(
                folder,
                DemoOffice.withPrinter(printer.address()),
                DemoOffice.with("askWhenAhead: 12", "askWhenAhead: 1"),
                DemoOffice.with("{id: XH,", "{id: XH, status: closed, closedReason: {vi: \"Cán bộ đi tập huấn\"},"));
    }

    @Test
    void the_kiosk_does() {
        pages.mayLoseLines();
        Kiosk kiosk = Kiosk.at(office, pages);
        Page page = kiosk.page();
        Axe.approves(page, "menu");
        kiosk.part("find").click();
        kiosk.part("search").fill("khai sinh");
        assertThat(kiosk.part("result").first()).isVisible();
        Axe.approves(page, "search");
        kiosk.part("result").first().click();
        assertThat(kiosk.part("papers")).isVisible();
        Axe.approves(page, "procedure");
        kiosk.part("back").click();
        kiosk.part("back").click();
        kiosk.part("ask-priority").click();
        assertThat(kiosk.part("priority").first()).isVisible();
        Axe.approves(page, "priority");
        kiosk.part("priority").first().click();
        assertThat(kiosk.part("priority-chosen")).isVisible();
        Axe.approves(page, "priority chosen");
        kiosk.part("priority-drop").click();
        kiosk.takes("HT");
        assertThat(kiosk.part("qr")).isVisible();
        Axe.approves(page, "number without a slip");
        kiosk.part("done").click();
        kiosk.service("HT").click();
        assertThat(kiosk.part("question")).isVisible();
        Axe.approves(page, "long wait");
    }

    @Test
    void the_kiosk_does_with_high_contrast_and_larger_text_in_khmer_and_without_a_server() {
        pages.mayLoseLines();
        Kiosk kiosk = Kiosk.at(office, pages, 1024, 768);
        kiosk.speaks("km");
        Axe.approves(kiosk.page(), "Khmer");
        kiosk.part("comfort-larger").click();
        kiosk.part("comfort-contrast").click();
        Axe.approves(kiosk.page(), "contrast and larger text");
        office.stop();
        assertThat(kiosk.part("offline")).isVisible();
        Axe.approves(kiosk.page(), "no server");
    }

    @Test
    void a_kiosk_without_a_token_does() {
        Page page = pages.open(office.url() + "/kiosk/xa-mau", 1080, 1920);
        assertThat(page.getByTestId("setup")).isVisible();

        Axe.approves(page, "setup");
    }

    @Test
    void the_console_does() {
        office.issues("HT");
        office.issues("HT");
        Console console = Console.at(office, pages);
        Page page = console.page();
        assertThat(console.part("sign-in")).isVisible();
        Axe.approves(page, "sign in");
        console.signsIn("canbo2");
        assertThat(console.counter(2)).containsText("Hộ tịch");
        Axe.approves(page, "choice of a counter");
        console.counter(2).click();
        assertThat(console.row("next", "H002")).isVisible();
        assertThat(console.part("alarm")).isVisible();
        Axe.approves(page, "nobody called, alarm");
        console.button("call").click();
        console.has("H001", "called");
        Axe.approves(page, "called");
        console.opens("6", "transfer");
        Axe.approves(page, "transfer");
        console.types("Escape");
        console.opens("5", "hold");
        Axe.approves(page, "hold");
        console.types("Escape");
        console.types("?");
        assertThat(page.locator("q-keys")).isVisible();
        Axe.approves(page, "keys");
        console.types("Escape");
        console.presses("4");
        assertThat(console.row("missed", "H001")).isVisible();
        Axe.approves(page, "missed, undo");
        console.opens("8", "counter");
        Axe.approves(page, "counter");
    }

    @Test
    void the_lobby_board_does() {
        pages.mayLoseLines();
        office.opens(2);
        office.issues("HT");
        Lobby lobby = Lobby.at(office, pages);
        Axe.approves(lobby.page(), "an empty morning");
        office.calls(2);
        lobby.announces("H001", 2);
        Axe.approves(lobby.page(), "a call");
        office.stop();
        assertThat(lobby.part("offline")).isVisible();
        Axe.approves(lobby.page(), "no server");
    }

    @Test
    void the_tracking_page_does() {
        pages.mayLoseLines();
        office.opens(2);
        Ticket ticket = office.issues("HT");
        Page phone = pages.open(office.tracking(ticket), 360, 740);
        assertThat(phone.getByTestId("ahead")).isVisible();
        Axe.approves(phone, "waiting");
        phone.getByTestId("give-up").click();
        Axe.approves(phone, "giving up");
        phone.getByTestId("keep").click();
        office.calls(2);
        assertThat(phone.getByTestId("counter")).isVisible();
        Axe.approves(phone, "called");
        office.starts(2, ticket);
        office.finishes(2, ticket);
        assertThat(phone.locator("body")).hasAttribute("data-status", "finished");
        Axe.approves(phone, "finished");
        Page unknown = pages.open(office.url() + "/t/AAAAAAAAAAAA", 360, 740);
        assertThat(unknown.locator("body")).hasAttribute("data-status", "unknown");
        Axe.approves(unknown, "unknown");
    }

    @Test
    void the_admin_page_does() {
        Admin admin = Admin.at(office, pages, "office");
        admin.part("always").uncheck();
        admin.part("day-monday").getByTestId("add-window").click();
        assertThat(admin.part("save")).isVisible();
        Axe.approves(admin.page(), "office, unsaved");
        admin.part("to-slip").click();
        assertThat(admin.part("preview")).isVisible();
        admin.part("add-part").selectOption("text");
        assertThat(admin.part("part-words")).isVisible();
        Axe.approves(admin.page(), "slip");
        for (String section : List.of("pairing", "media", "voice")) {
            admin.part("to-" + section).click();
            assertThat(admin.section(section)).isVisible();
            Axe.approves(admin.page(), section);
        }
    }

    @Test
    void the_start_page_and_the_printer_page_do() {
        printer.faults();
        office.issues("HT");
        Page start = pages.open(office.url(), 1280, 800);
        assertThat(start.getByTestId("open-kiosk")).isVisible();
        Axe.approves(start, "start");
        Page slips = pages.open(office.printer(), 1280, 800);
        assertThat(slips.getByTestId("slip")).isVisible();
        Axe.approves(slips, "printer");
    }
}
