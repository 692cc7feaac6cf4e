package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.Ticket;

/** A visitor in the garden, with a cheap phone. */
final class TrackingTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void a_counter_is_open() {
        office = DemoOffice.open(folder);
        office.opens(2);
    }

    @Test
    void the_place_moves_up_until_the_call_comes_and_names_the_counter() {
        Ticket first = office.issues("HT");
        office.issues("HT");
        Page phone = follows(office.issues("HT"));
        assertThat(part(phone, "number")).hasText("H003");
        assertThat(part(phone, "ahead")).hasText("2");

        office.calls(2);
        assertThat(part(phone, "ahead")).hasText("1");
        assertThat(part(phone, "next")).isVisible();
        assertThat(part(phone, "serving")).containsText(first.number().text());
        office.calls(2);
        assertThat(part(phone, "ahead")).hasText("0");
        office.calls(2);

        assertThat(phone.locator("body")).hasAttribute("data-status", "called");
        assertThat(part(phone, "counter")).hasText("Quầy 2");
        assertThat(phone).hasTitle(Pattern.compile("H003.*Quầy 2"));
        part(phone, "coming").click();
        assertThat(part(phone, "coming")).isHidden();
    }

    @Test
    void the_visit_is_followed_to_its_end() {
        Ticket ticket = office.issues("HT");
        Page phone = follows(ticket);
        office.calls(2);
        office.starts(2, ticket);
        assertThat(phone.locator("body")).hasAttribute("data-status", "serving");

        office.finishes(2, ticket);

        assertThat(phone.locator("body")).hasAttribute("data-status", "finished");
        assertThat(part(phone, "give-up")).isHidden();
    }

    @Test
    void who_gives_the_place_up_is_asked_first_and_is_not_called() {
        Page phone = follows(office.issues("HT"));
        Ticket other = office.issues("HT");

        part(phone, "give-up").click();
        part(phone, "keep").click();
        assertThat(part(phone, "give-up-dialog")).isHidden();
        part(phone, "give-up").click();
        part(phone, "give-up-confirm").click();

        assertThat(phone.locator("body")).hasAttribute("data-status", "cancelled");
        assertThat(part(phone, "give-up")).isHidden();
        assertThat(office.calls(2).ticket().number()).isEqualTo(other.number().text());
    }

    @Test
    void the_page_speaks_the_language_of_the_ticket_until_the_visitor_chooses_another() {
        Page phone = follows(office.issues("HT", PriorityId.NORMAL, Language.KM));
        assertThat(phone.locator("html")).hasAttribute("lang", "km");
        assertThat(part(phone, "service")).containsText("អត្រានុកូលដ្ឋាន");

        part(phone, "language-en").click();
        assertThat(part(phone, "service")).containsText("Civil status");
        phone.reload();

        assertThat(part(phone, "service")).containsText("Civil status");
    }

    @Test
    void a_lost_line_is_said_and_the_page_goes_on_when_it_is_back() {
        pages.mayLoseLines();
        office.issues("HT");
        Page phone = follows(office.issues("HT"));
        assertThat(part(phone, "ahead")).hasText("1");

        office.stop();
        assertThat(phone.locator("[data-part=dot]")).hasClass(Pattern.compile("q-bad"));
        office.startAgain();

        office.calls(2);
        assertThat(part(phone, "ahead")).hasText("0");
        assertThat(phone.locator("[data-part=dot]")).not().hasClass(Pattern.compile("q-bad"));
    }

    @Test
    void a_second_call_rings_again_though_the_phone_missed_what_lay_between() {
        pages.mayLoseLines();
        CutLine line = new CutLine(pages, "/ws/track/");
        Ticket ticket = office.issues("HT");
        Page phone = follows(ticket);
        office.calls(2);
        part(phone, "coming").click();
        assertThat(part(phone, "coming")).isHidden();

        line.cut();
        assertThat(phone.locator("[data-part=dot]")).hasClass(Pattern.compile("q-bad"));
        office.requeues(2, ticket);
        office.calls(2);
        line.mend();

        assertThat(part(phone, "coming")).isVisible();
    }

    @Test
    void a_code_that_nobody_has_is_said_so() {
        pages.mayLoseLines();

        Page phone = pages.open(office.url() + "/t/AAAAAAAAAAAA", 360, 740);

        assertThat(phone.locator("body")).hasAttribute("data-status", "unknown");
        assertThat(part(phone, "number")).isHidden();
    }

    private Page follows(Ticket ticket) {
        Page phone = pages.open(office.tracking(ticket), 360, 740);
        assertThat(part(phone, "number")).hasText(ticket.number().text());
        return phone;
    }

    private static Locator part(Page phone, String hook) {
        return phone.getByTestId(hook);
    }
}
