package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A visitor at the door, on a good day. */
final class KioskTest {

    /** Milliseconds from key to key: what is quicker is a barcode reader. */
    private static final double HUMAN_DELAY = 150;

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private @Nullable DemoOffice office;

    @Test
    void one_touch_makes_the_page_speak_another_language() {
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);

        kiosk.speaks("km");
        assertThat(kiosk.service("HT")).containsText("អត្រានុកូលដ្ឋាន");
        assertThat(kiosk.part("office")).hasText("ឃុំម៉ៅ");

        kiosk.speaks("en");
        assertThat(kiosk.service("HT")).containsText("Civil status");
        kiosk.takes("HT");
        assertThat(kiosk.part("page-ticket")).containsText("Civil status");
    }

    @Test
    void the_next_visitor_finds_the_page_as_if_nobody_had_been_there() {
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);
        kiosk.speaks("en");
        kiosk.takes("HT");

        kiosk.part("done").click();

        assertThat(kiosk.page().locator("html")).hasAttribute("lang", "vi");
        assertThat(kiosk.service("HT")).containsText("Hộ tịch");
    }

    @Test
    void a_ticket_goes_away_by_itself_when_nobody_touches_the_page() {
        office = DemoOffice.open(folder);
        pages.browser().clock().install();
        Kiosk kiosk = Kiosk.at(office, pages);
        kiosk.takes("HT");
        assertThat(kiosk.part("slip")).hasAttribute("data-status", "printed");

        kiosk.page().clock().runFor(16_000);

        assertThat(kiosk.part("page-menu")).isVisible();
    }

    @Test
    void a_procedure_typed_without_accents_leads_to_the_right_number() {
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);

        kiosk.part("find").click();
        kiosk.part("search").fill("giay doc than");
        Locator found = kiosk.part("result").first();
        assertThat(found).containsText("Cấp Giấy xác nhận tình trạng hôn nhân");
        found.click();
        assertThat(kiosk.part("papers")).containsText("Căn cước/CCCD (xuất trình)");
        kiosk.part("take").click();

        assertThat(kiosk.number()).hasText("H001");
        assertThat(kiosk.part("counters")).hasText("2");
    }

    @Test
    void what_is_not_found_is_said_with_the_words_that_were_typed() {
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);

        kiosk.part("find").click();
        kiosk.part("search").fill("xyz <b>");

        assertThat(kiosk.part("found-nothing")).containsText("xyz <b>");
    }

    @Test
    void priority_is_one_question_and_reaches_the_counter() {
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);
        office.issues("DD");

        kiosk.part("ask-priority").click();
        kiosk.page().locator("[data-priority=elderly]").click();
        assertThat(kiosk.part("priority-chosen")).containsText("Người từ 60 tuổi");
        kiosk.speaks("en");
        assertThat(kiosk.part("priority-chosen")).containsText("Aged 60 or over");
        assertThat(kiosk.takes("DD")).isEqualTo("L002");

        Console console = Console.at(office, pages).takes(3);
        console.button("call").click();
        console.has("L002", "called");
        assertThat(console.part("current-priority")).hasText("Người từ 60 tuổi");
    }

    @Test
    void a_closed_service_says_why_and_gives_no_number() {
        office = DemoOffice.open(
                folder,
                DemoOffice.with(
                        "{id: XH,",
                        "{id: XH, status: closed, closedReason: {vi: \"Cán bộ đi tập huấn\"}, closedUntil: \"13:30\","));
        Kiosk kiosk = Kiosk.at(office, pages);
        Locator card = kiosk.service("XH");

        card.click(new Locator.ClickOptions().setForce(true));

        assertThat(card).hasAttribute("aria-disabled", "true");
        assertThat(card.getByTestId("closed")).containsText("Cán bộ đi tập huấn");
        assertThat(card.getByTestId("closed")).containsText("13:30");
        assertThat(kiosk.part("page-menu")).isVisible();
        assertThat(kiosk.takes("KD")).isEqualTo("Q001");
    }

    @Test
    void a_double_tap_makes_one_ticket() {
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);

        kiosk.service("HT").dblclick();

        assertThat(kiosk.number()).hasText("H001");
        assertThat(office.issues("HT").number().text()).isEqualTo("H002");
    }

    @Test
    void where_the_wait_is_long_the_visitor_is_asked_first() {
        office = DemoOffice.open(folder, DemoOffice.with("askWhenAhead: 12", "askWhenAhead: 2"));
        office.issues("HT");
        office.issues("HT");
        Kiosk kiosk = Kiosk.at(office, pages);

        kiosk.service("HT").click();
        assertThat(kiosk.part("question")).containsText("2");
        kiosk.part("no").click();
        assertThat(kiosk.part("page-menu")).isVisible();
        kiosk.service("HT").click();
        kiosk.part("take").click();

        assertThat(kiosk.number()).hasText("H003");
        assertThat(kiosk.part("ahead")).hasText("2");
    }

    @Test
    void the_menu_follows_the_queue() {
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);
        assertThat(kiosk.service("HT").getByTestId("waiting")).not().containsText(Pattern.compile("\\d"));

        office.issues("HT");
        office.issues("HT");

        assertThat(kiosk.service("HT").getByTestId("waiting")).containsText("2");
    }

    @Test
    void a_digit_on_a_keyboard_takes_the_number_of_its_card() {
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);

        kiosk.page().keyboard().press("2");

        assertThat(kiosk.number()).hasText("H001");
        kiosk.page().keyboard().press("Escape");
        assertThat(kiosk.part("page-menu")).isVisible();
    }

    @Test
    void tab_and_enter_reach_everything_from_search_to_number() {
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);

        kiosk.tabsTo(kiosk.part("find"));
        kiosk.page().keyboard().press("Enter");
        kiosk.tabsTo(kiosk.part("search"));
        kiosk.page().keyboard().type("khai sinh", new Keyboard.TypeOptions().setDelay(HUMAN_DELAY));
        kiosk.tabsTo(kiosk.part("result").first());
        kiosk.page().keyboard().press("Enter");
        kiosk.tabsTo(kiosk.part("take"));
        kiosk.page().keyboard().press("Enter");

        assertThat(kiosk.number()).hasText("H001");
    }

    @Test
    void a_scanned_identity_card_of_an_old_person_chooses_the_priority() {
        office = DemoOffice.open(folder);
        Kiosk kiosk = Kiosk.at(office, pages);

        kiosk.scansCard("001050000123", "02091950");

        assertThat(kiosk.part("priority-chosen")).containsText("Người từ 60 tuổi");
        assertThat(kiosk.takes("HT")).isEqualTo("H001");
    }

    @Test
    void one_card_takes_one_number_of_a_service_that_asks_for_it_and_hears_which_it_has() {
        pages.mayLoseLines();
        office = DemoOffice.open(folder, DemoOffice.with("{id: HT,", "{id: HT, limits: {perIdentity: 1},"));
        Kiosk kiosk = Kiosk.at(office, pages);
        kiosk.service("HT").click();
        assertThat(kiosk.part("identity")).isVisible();
        Axe.approves(kiosk.page(), "a card is asked for");

        kiosk.scansCard("001090000123", "02091990");
        assertThat(kiosk.number()).hasText("H001");
        kiosk.part("done").click();

        kiosk.service("HT").click();
        assertThat(kiosk.part("identity")).isVisible();
        kiosk.scansCard("001090000123", "02091990");
        assertThat(kiosk.part("page-refused")).containsText("H001");
    }

    @Test
    void an_office_that_counts_dossiers_asks_how_many_and_a_key_answers() {
        office = DemoOffice.open(folder, DemoOffice.with("visit: {", "visit: {askDossiers: true, "));
        Kiosk kiosk = Kiosk.at(office, pages);
        kiosk.service("HT").click();
        assertThat(kiosk.part("page-dossiers")).isVisible();
        Axe.approves(kiosk.page(), "how many dossiers");

        kiosk.page().keyboard().press("3");

        assertThat(kiosk.number()).hasText("H001");
        assertThat(office.waiting("H001").dossiers()).isEqualTo(3);
        kiosk.part("done").click();
        kiosk.service("HT").click();
        kiosk.part("dossiers").first().click();
        assertThat(kiosk.number()).hasText("H002");
        assertThat(office.waiting("H002").dossiers()).isEqualTo(1);
    }

    @Test
    void a_wait_of_many_minutes_is_asked_about_however_few_are_waiting() {
        office = DemoOffice.open(folder, DemoOffice.with("settings:", "settings:\n  hall: {askWhenMinutes: 5}"));
        office.issues("DD");
        office.issues("DD");
        Kiosk kiosk = Kiosk.at(office, pages);

        kiosk.service("DD").click();

        assertThat(kiosk.part("question")).containsText("2 người đang chờ");
        kiosk.part("take").click();
        assertThat(kiosk.number()).hasText("L003");
    }
}
