package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.ticket.Ticket;

/** An officer whose colleague, browser, session or line gets in the way: no visit is lost, and the sentence says who and what. */
final class ConsoleTroubleTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void two_counters_serve_the_same() {
        office = DemoOffice.open(
                folder, DemoOffice.with("serves: [{service: DD, tier: 1}]", "serves: [{service: HT, tier: 1}]"));
    }

    @Test
    void who_wants_a_ticket_that_another_has_called_is_told_who_has_it() {
        pages.mayLoseLines();
        office.opens(2);
        office.issues("HT");
        Console console = Console.at(office, pages).takes(3);
        console.row("next", "H001").getByTestId("row-call").click();
        assertThat(console.part("form-call-chosen")).isVisible();

        office.calls(2);
        console.chooses("3");
        console.page().keyboard().press("Enter");

        console.says("H001");
        console.says("Quầy 2");
        console.says("Trần Văn Thử");
        assertThat(console.part("current")).hasAttribute("data-status", "none");
    }

    @Test
    void who_wants_a_counter_that_another_holds_is_told_who_holds_it() {
        pages.mayLoseLines();
        Console console = Console.at(office, pages).signsIn("canbo3");
        assertThat(console.counter(2)).isVisible();

        office.opens(2);
        console.counter(2).click();

        console.says("Quầy 2");
        console.says("Trần Văn Thử");
    }

    @Test
    void a_crash_in_the_middle_of_a_visit_loses_nothing() {
        Ticket ticket = office.issues("HT");
        Console before = Console.at(office, pages).takes(2);
        before.button("call").click();
        before.has("H001", "called");
        before.button("start").click();
        before.has("H001", "serving");

        pages.browser().close();
        pages.elsewhere();
        Console after = Console.at(office, pages).signsIn("canbo2");

        after.has(ticket.number().text(), "serving");
        after.button("finish").click();
        assertThat(after.part("current")).hasAttribute("data-status", "none");
    }

    @Test
    void a_reload_goes_straight_on() {
        office.issues("HT");
        Console console = Console.at(office, pages).takes(2);
        console.button("call").click();
        console.has("H001", "called");

        console.page().reload();

        console.has("H001", "called");
    }

    @Test
    void a_session_that_ends_under_a_press_asks_for_the_password_and_finishes_the_press() {
        pages.mayLoseLines();
        office.issues("HT");
        Console console = Console.at(office, pages).takes(2);
        assertThat(console.row("next", "H001")).isVisible();

        signedOutElsewhere(pages.browser());
        console.button("call").click();
        assertThat(console.part("signed-out")).isVisible();
        console.part("password").fill(DemoOffice.PASSWORD);
        console.part("sign-in-button").click();

        console.has("H001", "called");
        assertThat(office.issues("HT").number().text()).isEqualTo("H002");
    }

    @Test
    void a_lost_line_is_shown_and_a_press_meanwhile_is_done_once_it_is_back() {
        pages.mayLoseLines();
        office.issues("HT");
        office.issues("HT");
        Console console = Console.at(office, pages).takes(2);
        assertThat(console.row("next", "H001")).isVisible();

        office.stop();
        assertThat(console.part("offline")).isVisible();
        console.button("call").click();
        assertThat(console.part("late")).isVisible();
        office.startAgain();

        console.has("H001", "called");
        assertThat(console.part("offline")).hasCount(0);
        assertThat(console.part("late")).hasCount(0);
        assertThat(console.row("next", "H002")).isVisible();
    }

    @Test
    void a_wrong_password_is_refused_in_words_and_can_be_mended() {
        pages.mayLoseLines();
        Console console = Console.at(office, pages);
        console.part("username").fill("canbo2");
        console.part("password").fill("wrong");
        console.part("sign-in-button").click();
        assertThat(console.part("notice")).isVisible();

        console.takes(2);

        assertThat(console.part("officer-name")).hasText("Trần Văn Thử");
    }

    private static void signedOutElsewhere(BrowserContext browser) {
        browser.clearCookies();
    }
}
