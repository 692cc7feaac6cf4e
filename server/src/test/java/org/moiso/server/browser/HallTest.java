package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.text.Language;

/** The supervisor watches the hall and puts it right, without ever loading the page again. */
final class HallTest {

    private static final Path PICTURES = Path.of("target", "pictures");

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void a_morning_with_a_long_queue() {
        office = DemoOffice.open(folder);
        office.supervisor("truong", "Phạm Thị Trưởng");
        office.opens(2);
        office.issues("HT");
        office.issues("HT", new PriorityId("elderly"), Language.KM);
        office.issues("CT");
        office.calls(2);
    }

    @Test
    void a_ticket_is_moved_with_a_reason_and_both_queues_and_the_log_say_so() {
        Page hall = hall(1280, 800);
        assertThat(queue(hall, "CT").getByTestId("level")).hasText("Quá lâu");
        assertThat(queue(hall, "CT").getByTestId("advice")).containsText("Mở Quầy 1");

        ticket(hall, "A001").getByTestId("move").click();
        choose(hall, "service xa-mau.HT");
        choose(hall, "wrong");
        hall.getByTestId("submit").click();

        assertThat(hall.getByTestId("notice")).containsText("A001 đã chuyển");
        assertThat(hall.getByTestId("dialog")).isHidden();
        assertThat(queue(hall, "CT").locator(".q-number")).hasText("0");
        assertThat(act(hall, "ticket.moved")).containsText("A001: từ Chứng thực sang Hộ tịch");
        assertThat(act(hall, "ticket.moved")).containsText("Phạm Thị Trưởng");
    }

    @Test
    void a_faulty_led_board_is_an_alarm_in_words_until_it_is_back() {
        Page hall = hall(1280, 800);
        hall.evaluate(
                """
                (address) => new Promise((open) => {
                  window.agent = new WebSocket(address);
                  window.agent.onmessage = open;
                  window.tells = (faults) => window.agent.send(JSON.stringify({ type: 'state', sound: 'mute', visible: true, faults }));
                })""", office.board().replaceFirst("^http", "ws").replace("/board/xa-mau#", "/ws/offices/xa-mau/board?"));

        hall.evaluate(
                "() => tells([{counter: 'q3', fault: 'silent'}, {counter: 'xa-mau.q1', fault: 'silent'}, {counter: 'q2', fault: 'garbled'}])");
        Locator alarms = hall.locator("[data-test=alarm][data-kind=led]");
        assertThat(alarms).hasCount(2);
        assertThat(alarms.nth(0)).containsText("Bảng LED quầy 1, 3 không trả lời");
        assertThat(hall.locator("[data-test=screen][data-screen='xa-mau.sanh']"))
                .containsText("Bảng LED quầy 2 trả lời sai (lỗi CRC)");
        Axe.approves(hall, "a faulty LED board");

        hall.evaluate("() => tells([])");
        assertThat(alarms).hasCount(0);
        hall.evaluate("() => window.agent.close()");
    }

    @Test
    void a_form_without_a_reason_is_not_sent_and_closing_it_changes_nothing() {
        Page hall = hall(1280, 800);

        ticket(hall, "A001").getByTestId("class").click();
        choose(hall, "merit");
        hall.getByTestId("submit").click();
        assertThat(hall.locator(".c-missing")).not().isEmpty();
        hall.keyboard().press("Escape");

        assertThat(hall.getByTestId("dialog")).isHidden();
        assertThat(hall.getByTestId("act")).hasCount(0);
        ticket(hall, "A001").getByTestId("class").click();
        choose(hall, "merit");
        choose(hall, "seen");
        hall.getByTestId("submit").click();
        assertThat(ticket(hall, "A001")).containsText("Người có công");
    }

    @Test
    void a_service_is_closed_for_the_kiosk_and_opened_again() {
        Page hall = hall(1280, 800);
        queue(hall, "DD").getByTestId("close-service").click();
        choose(hall, "60");
        choose(hall, "system");
        hall.getByTestId("submit").click();
        assertThat(queue(hall, "DD").getByTestId("closed")).containsText("Hệ thống đang bảo trì");

        Kiosk kiosk = Kiosk.at(office, pages);
        assertThat(kiosk.service("DD")).containsText("Hệ thống đang bảo trì");
        kiosk.speaks("km");
        assertThat(kiosk.service("DD")).containsText("ប្រព័ន្ធកំពុងថែទាំ");

        queue(hall, "DD").getByTestId("open-service").click();
        hall.getByTestId("note").fill("Đã xong");
        hall.getByTestId("submit").click();
        assertThat(queue(hall, "DD").getByTestId("closed")).hasCount(0);
        assertThat(kiosk.service("DD")).hasAttribute("aria-disabled", "false");
    }

    @Test
    void the_rule_is_explained_in_a_sentence_and_changed() {
        Page hall = hall(1280, 800);
        assertThat(hall.getByTestId("rule")).containsText("sớm hơn 30 phút");

        hall.getByTestId("change-rule").click();
        choose(hall, "interleave");
        hall.getByTestId("note").fill("Đông người cao tuổi");
        hall.getByTestId("submit").click();

        assertThat(hall.getByTestId("rule")).containsText("cứ 3 người ưu tiên thì gọi một người thường");
        assertThat(act(hall, "rule.changed")).containsText("Đông người cao tuổi");
    }

    @Test
    void a_word_to_a_counter_stands_there_until_the_officer_has_seen_it() {
        Page hall = hall(1280, 800);
        pages.elsewhere();
        Console console = Console.at(office, pages).signsIn("canbo2");

        counter(hall, 2).getByTestId("write").click();
        hall.getByTestId("note").fill("Giúp quầy 1 nhé");
        hall.keyboard().press("Enter");

        assertThat(console.part("words")).containsText("Giúp quầy 1 nhé");
        assertThat(counter(hall, 2).getByTestId("word")).containsText("chưa xem");
        console.part("words-seen").click();
        assertThat(console.part("words")).hasCount(0);
        assertThat(counter(hall, 2).getByTestId("word")).containsText("đã xem");
    }

    @Test
    void a_number_is_found_however_it_is_typed() {
        Page hall = hall(1280, 800);

        hall.getByTestId("search").fill("h 2");
        assertThat(hall.getByTestId("ticket")).hasCount(1);
        assertThat(ticket(hall, "H002")).isVisible();
        hall.getByTestId("search").fill("Z9");

        assertThat(hall.getByTestId("no-tickets")).containsText("Z9");
    }

    @Test
    void waits_grow_and_turn_amber_without_a_hand_on_the_page() {
        Page hall = hall(1280, 800);
        assertThat(queue(hall, "HT")).hasAttribute("data-level", "green");

        office.clock.pass(Duration.ofMinutes(31));

        assertThat(queue(hall, "HT")).hasAttribute("data-level", "amber");
        assertThat(ticket(hall, "H001").locator(".q-warn")).containsText("31 phút");
    }

    @Test
    void an_officer_is_told_that_the_page_is_not_theirs() {
        Page page = pages.open(office.url() + "/hall", 1280, 800);
        signIn(page, "canbo1");

        assertThat(page.getByTestId("denied")).isVisible();
    }

    @Test
    void the_page_is_whole_at_every_size_in_every_language_and_keeps_to_wcag() {
        office.issues("HT");
        Page hall = hall(1280, 800);
        queue(hall, "DD").getByTestId("close-service").click();
        choose(hall, "meeting");
        hall.getByTestId("submit").click();
        assertThat(queue(hall, "DD").getByTestId("closed")).isVisible();
        office.clock.pass(Duration.ofMinutes(33));
        assertThat(queue(hall, "HT")).hasAttribute("data-level", "amber");

        for (String language : List.of("vi", "en", "km")) {
            hall.getByTestId("language").selectOption(language);
            assertThat(hall.locator("html")).hasAttribute("lang", language);
            assertThat(hall.locator("body")).not().containsText(Pattern.compile("\\b(hall|console|common)\\.[a-z]"));
            for (int[] size : new int[][] {{1280, 800}, {1920, 1080}, {420, 860}}) {
                hall.setViewportSize(size[0], size[1]);
                assertThat((Integer) hall.evaluate("document.documentElement.scrollWidth"))
                        .as(language + " at " + size[0])
                        .isLessThanOrEqualTo(size[0]);
                Axe.approves(hall, language + " at " + size[0]);
                picture(hall, "hall-" + language + "-" + size[0]);
            }
        }
        hall.setViewportSize(420, 860);
        hall.getByTestId("language").selectOption("vi");
        ticket(hall, "H001").getByTestId("move").click();
        Axe.approves(hall, "the form on a phone");
        picture(hall, "hall-form-420");
        hall.setViewportSize(1280, 800);
        picture(hall, "hall-form-1280");
    }

    private Page hall(int width, int height) {
        Page page = pages.open(office.url() + "/hall", width, height);
        signIn(page, "truong");
        assertThat(page.getByTestId("hall")).isVisible();
        return page;
    }

    private static void signIn(Page page, String username) {
        page.getByTestId("username").fill(username);
        page.getByTestId("password").fill(DemoOffice.PASSWORD);
        page.getByTestId("sign-in-button").click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static void choose(Page hall, String value) {
        hall.locator("[data-test=choice][data-value='" + value + "']").click();
    }

    private static Locator queue(Page hall, String service) {
        return hall.locator("[data-test=queue][data-service='xa-mau." + service + "']");
    }

    private static Locator counter(Page hall, int number) {
        return hall.locator("[data-test=counter][data-counter='xa-mau.q" + number + "']");
    }

    private static Locator ticket(Page hall, String number) {
        return hall.locator("[data-test=ticket][data-number='" + number + "']");
    }

    private static Locator act(Page hall, String type) {
        return hall.locator("[data-test=act][data-type='" + type + "']");
    }
}
