package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.ticket.Outcome;

/** A whole day at counter 2, where the office wants to know what came of each visit; the mouse lies in the drawer. */
final class ConsoleDayTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private DemoOffice office;

    private Console console;
    private Keyboard keyboard;

    @BeforeEach
    void the_officer_sits_down() {
        office = DemoOffice.open(
                folder,
                DemoOffice.with(
                        "visit: {outcomeAskedFor: [DD, KD]}",
                        "recallEverySeconds: 1\n  visit: {outcomeRequiredFor: [HT]}"));
        console = Console.at(office, pages).takes(2);
        keyboard = console.page().keyboard();
    }

    @Test
    void every_operation_of_a_day_has_its_key() {
        office.issues("HT");
        office.issues("HT");
        office.issues("HT");

        // The first comes, brings three dossiers, and is accepted.
        console.presses("0");
        console.has("H001", "called");
        console.presses("2");
        assertThat(console.part("current-state")).containsText("2/");
        console.presses("1");
        console.has("H001", "serving");
        console.opens("/", "dossiers");
        console.chooses("3");
        keyboard.press("Enter");
        assertThat(console.part("dossiers")).hasText("3");
        console.opens("7", "outcome");
        console.chooses("1");
        keyboard.press("Enter");
        assertThat(console.part("current")).hasAttribute("data-status", "none");
        assertThat(outcome("H001").result()).isEqualTo(Outcome.Result.ACCEPTED);
        assertThat(outcome("H001").payment()).isEqualTo(Outcome.Payment.NONE);

        // Somebody stands there without a slip.
        console.opens("*", "walk-in");
        console.chooses("7");
        keyboard.press("Enter");
        console.has("H004", "called");

        // They paid without cash, came by the portal, and must bring something else; the next is called by the same two
        // presses.
        console.presses("0");
        assertThat(console.part("form-outcome")).isVisible();
        console.chooses("2");
        console.types("8");
        console.types("7");
        console.types("8");
        console.types("0");
        console.has("H002", "called");
        assertThat(outcome("H004").result()).isEqualTo(Outcome.Result.SUPPLEMENT);
        assertThat(outcome("H004").payment()).isEqualTo(Outcome.Payment.CASHLESS);
        assertThat(outcome("H004").channel()).isEqualTo(Outcome.Channel.ONLINE);

        // The next is not here yet; the one after is held, then missed; the day ends.
        console.presses("3");
        console.presses("0");
        console.has("H003", "called");
        console.opens("5", "hold");
        console.chooses("1");
        keyboard.press("Enter");
        assertThat(console.row("held", "H003")).isVisible();
        console.presses("0");
        console.has("H002", "called");
        assertThat(console.part("current-calls")).containsText("2");
        console.presses("4");
        assertThat(console.row("missed", "H002")).isVisible();
        console.presses("9");
        console.has("H002", "called");
        console.opens("6", "transfer");
        console.chooses("1");
        keyboard.press("Enter");
        assertThat(console.part("current")).hasAttribute("data-status", "none");
        console.opens("8", "counter");
        console.presses("1");
        assertThat(console.part("counter-status")).hasText("Tạm nghỉ");
    }

    @Test
    void the_usual_outcome_of_a_service_is_remembered_and_one_key_is_enough_then() {
        office.issues("HT");
        office.issues("HT");
        console.presses("0");
        console.has("H001", "called");
        console.opens("7", "outcome");
        console.chooses("3");
        keyboard.press("Enter");
        assertThat(console.part("current")).hasAttribute("data-status", "none");

        console.presses("0");
        console.has("H002", "called");
        console.opens("7", "outcome");
        console.part("outcome-procedure").selectOption(new SelectOption().setIndex(1));
        console.part("more").click();
        console.part("more").click();
        console.part("less").last().click();
        console.part("outcome-count").last().fill("2");
        Axe.approves(console.page(), "two procedures");
        console.page()
                .screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", "console-outcome.png")));
        console.part("submit").click();

        assertThat(console.part("current")).hasAttribute("data-status", "none");
        assertThat(outcome("H002").result()).isEqualTo(Outcome.Result.HANDED_OVER);
        assertThat(outcome("H002").done()).extracting(Outcome.Done::count).containsExactly(1, 2);
        assertThat(outcome("H002").done()).extracting(Outcome.Done::procedure).doesNotHaveDuplicates();
    }

    @Test
    void three_presses_of_the_quiet_key_call_colleagues_and_this_screen_says_one_quiet_line() {
        Console here = console;
        pages.elsewhere();
        Console colleague = Console.at(office, pages).takes(3);

        here.page().bringToFront();
        here.types(".");
        here.types(".");
        here.types(".");

        assertThat(here.part("emergency-own")).isVisible();
        assertThat(here.part("emergency")).hasCount(0);
        assertThat(colleague.part("emergency")).containsText("Quầy 2");
        assertThat(colleague.part("emergency")).containsText("Trần Văn Thử");
        colleague.part("emergency-answer").click();
        assertThat(here.part("emergency-own")).hasAttribute("data-open", "false");
        assertThat(events()).endsWith("emergency.raised", "emergency.answered");
    }

    @Test
    void one_press_of_the_quiet_key_calls_nobody() {
        console.types(".");
        office.issues("HT");
        assertThat(console.row("next", "H001")).isVisible();

        assertThat(console.part("emergency-own")).hasCount(0);
        assertThat(events()).doesNotContain("emergency.raised");
    }

    private Outcome outcome(String number) {
        return Objects.requireNonNull(office.ended(number).outcome());
    }

    private List<String> events() {
        return office.events().stream().map(OfficeEvent::type).toList();
    }
}
