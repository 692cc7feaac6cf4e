package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Keyboard;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.ticket.Ticket;

/** An officer at counter 2 who never touches the mouse. */
final class ConsoleKeysTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private DemoOffice office;

    private Console console;
    private Keyboard keyboard;

    @BeforeEach
    void signs_in_and_takes_a_counter() {
        office = DemoOffice.open(folder, DemoOffice.with("askWhenAhead: 12", "recallEverySeconds: 1"));
        console = Console.at(office, pages);
        keyboard = console.page().keyboard();
        assertThat(console.part("username")).isFocused();
        keyboard.type("canbo2");
        keyboard.press("Tab");
        keyboard.type(DemoOffice.PASSWORD);
        keyboard.press("Enter");
        assertThat(console.counter(2)).isVisible();
        console.types("2");
        assertThat(console.part("current")).isVisible();
    }

    @Test
    void calls_recalls_starts_and_finishes() {
        String number = office.issues("HT").number().text();

        console.presses("0");
        console.has(number, "called");
        assertThat(console.part("current-state")).containsText("1/");
        console.presses("2");
        assertThat(console.part("current-state")).containsText("2/");
        console.presses("1");
        console.has(number, "serving");
        console.presses("7");

        assertThat(console.part("current")).hasAttribute("data-status", "none");
        assertThat(console.part("nobody-called")).isVisible();
    }

    @Test
    void finishes_one_and_calls_the_next_by_one_key() {
        office.issues("HT");
        office.issues("HT");
        console.presses("0");
        console.has("H001", "called");
        console.presses("1");
        console.has("H001", "serving");

        console.presses("0");

        console.has("H002", "called");
    }

    @Test
    void says_when_nobody_waits() {
        console.presses("0");

        console.says("Không ai đang chờ");
    }

    @Test
    void sets_a_visit_aside_with_a_reason_and_takes_it_up_again() {
        called();

        console.opens("5", "hold");
        console.chooses("1");
        console.chooses("6");
        keyboard.press("Enter");
        assertThat(console.row("held", "H001")).isVisible();
        assertThat(console.row("held", "H001").getByTestId("reason")).not().isEmpty();
        assertThat(console.row("held", "H001").getByTestId("until")).containsText("15");
        goesTo("held", "H001");
        console.types("Space");

        assertThat(console.row("held", "H001")).hasCount(0);
    }

    @Test
    void transfers_a_visit_with_a_note() {
        called();

        console.opens("6", "transfer");
        console.chooses("1");
        console.part("note").focus();
        keyboard.type("Cần bản sao khai sinh");
        keyboard.press("Enter");

        assertThat(console.part("current")).hasAttribute("data-status", "none");
        console.says("H001");
        office.opens(1);
        assertThat(office.calls(1).ticket().number()).isEqualTo("H001");
    }

    @Test
    void notes_who_did_not_come_and_brings_them_back() {
        called();

        console.presses("4");
        assertThat(console.row("missed", "H001")).isVisible();
        goesTo("missed", "H001");
        console.types("Space");

        assertThat(console.row("missed", "H001")).hasCount(0);
        assertThat(console.row("next", "H001")).isVisible();
    }

    @Test
    void lets_one_who_is_not_here_yet_wait_a_little() {
        office.issues("HT");
        office.issues("HT");
        console.presses("0");
        console.has("H001", "called");

        console.presses("3");
        assertThat(console.row("next", "H001")).isVisible();
        console.presses("0");

        console.has("H002", "called");
    }

    @Test
    void calls_a_chosen_ticket_with_a_reason() {
        office.issues("HT");
        Ticket second = office.issues("HT");
        assertThat(console.row("next", "H002")).isVisible();

        goesTo("next", "H002");
        console.types("Space");
        assertThat(console.part("form-call-chosen")).isVisible();
        console.chooses("3");
        keyboard.press("Enter");

        console.has(second.number().text(), "called");
    }

    @Test
    void takes_a_wrong_press_back() {
        called();
        console.presses("1");
        console.has("H001", "serving");
        console.presses("7");
        assertThat(console.part("undo")).containsText("H001");

        console.presses("9");

        console.has("H001", "serving");
    }

    @Test
    void rests_opens_again_leaves_and_signs_out() {
        console.opens("8", "counter");
        console.presses("1");
        assertThat(console.part("counter-status")).hasText("Tạm nghỉ");
        console.presses("0");
        assertThat(console.part("counter-status")).hasText("Đang mở");
        console.opens("8", "counter");
        console.presses("7");
        assertThat(console.counter(2)).isVisible();
        console.types("2");
        assertThat(console.part("current")).isVisible();
        console.opens("8", "counter");
        console.presses("9");

        assertThat(console.part("sign-in")).isVisible();
    }

    @Test
    void asks_which_keys_there_are() {
        console.types("?");
        assertThat(console.page().locator("q-keys")).isVisible();

        console.types("Escape");

        assertThat(console.page().locator("q-keys")).hasCount(0);
    }

    @Test
    void a_scanned_card_presses_nothing() {
        office.issues("HT");
        assertThat(console.row("next", "H001")).isVisible();

        keyboard.type("092084001234|123456789|Nguyen Van Mau|01011984|Nam");
        keyboard.press("Enter");

        assertThat(console.part("current")).hasAttribute("data-status", "none");
        // A scanner may be slow towards its end, so the keys stay deaf for a moment.
        await().pollInterval(500, TimeUnit.MILLISECONDS).until(this::isCalledByItsKey);
    }

    private boolean isCalledByItsKey() {
        if (console.part("nobody-called").isVisible()) {
            console.presses("0");
        }
        return console.number().isVisible();
    }

    private void called() {
        office.issues("HT");
        console.presses("0");
        console.has("H001", "called");
    }

    /** By the arrow keys to the button of a row. */
    private void goesTo(String list, String number) {
        assertThat(console.row(list, number).locator("button:not([aria-disabled=true])"))
                .isVisible();
        for (int i = 0; i < 12 && !isFocused(list, number); i++) {
            keyboard.press("ArrowDown");
        }
        assertThat(console.row(list, number).locator("button")).isFocused();
    }

    private boolean isFocused(String list, String number) {
        return (Boolean)
                console.row(list, number).locator("button").evaluate("button => button === document.activeElement");
    }
}
