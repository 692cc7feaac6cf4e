package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each screen looks as the office wants it to, and plays what it is to play. */
final class ScreenLookTest {

    private static final String SCREEN = "{id: sanh, name: \"Màn hình sảnh\", kind: lobby}";
    private static final UnaryOperator<String> BRISK =
            DemoOffice.with("voice: {languages: [vi, en],", "announcementSeconds: 1\n  voice: {languages: [vi],");

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private @Nullable DemoOffice office;

    @Test
    void a_screen_of_one_zone_shows_and_speaks_its_own_counters_alone() {
        office = DemoOffice.open(folder, BRISK, look("counters: [q1, q2], queues: false"));
        office.issues("CT");
        office.issues("DD");
        office.opens(1);
        office.opens(3);
        Lobby lobby = Lobby.at(office, pages);
        assertThat(lobby.page().locator("[data-test=row][data-counter='xa-mau.q2']"))
                .isVisible();

        office.calls(3);
        office.calls(1);

        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.said().size() == 1);
        assertThat(lobby.inFront()).containsExactly(new Lobby.Said("A001", 1));
        assertThat(lobby.page().locator("[data-test=row][data-counter='xa-mau.q3']"))
                .hasCount(0);
        assertThat(lobby.part("queues")).isHidden();
    }

    @Test
    void a_strip_by_day_in_khmer_looks_so() {
        office = DemoOffice.open(folder, look("layout: strip, theme: day, languages: [km, vi], speaks: false"));
        Lobby lobby = Lobby.at(office, pages, 1920, 360);
        Locator page = lobby.page().locator("html");

        assertThat(page).hasAttribute("data-layout", "strip");
        assertThat(page).not().hasClass(Pattern.compile("q-dark"));
        Locator welcome = lobby.part("welcome");
        assertThat(welcome.locator(".lead")).hasAttribute("lang", "km");
        assertThat(welcome.locator("[lang=en]")).isHidden();
        assertThat(lobby.part("sound")).isHidden();
    }

    @Test
    void languages_that_take_turns_lead_one_after_the_other() {
        office = DemoOffice.open(folder, look("languages: [vi, en], languageMode: alternating"));
        Lobby lobby = Lobby.at(office, pages);
        Locator lead = lobby.part("welcome").locator(".lead");

        assertThat(lead).hasAttribute("lang", "vi");
        assertThat(lobby.part("welcome").locator("[lang=en]")).isHidden();
        assertThat(lead).hasAttribute("lang", "en");
        assertThat(lobby.part("welcome").locator("[lang=vi]")).isHidden();
    }

    @Test
    void pictures_go_on_without_the_server() {
        pages.mayLoseLines();
        office = DemoOffice.open(folder);
        MediaDesk desk = new MediaDesk(office);
        Lobby lobby = Lobby.at(office, pages);
        String one = desk.uploads(MediaDesk.picture(lobby.page(), "#0a5fb4"));
        String two = desk.uploads(MediaDesk.picture(lobby.page(), "#1e7b4f"));
        desk.arranges(1, one, two);
        assertThat(lobby.part("media")).isVisible();
        assertThat(lobby.part("media")).hasAttribute("data-hash", two);
        assertThat(lobby.part("media")).hasAttribute("data-hash", one);

        office.stop();

        assertThat(lobby.part("offline")).isVisible();
        assertThat(lobby.part("media")).hasAttribute("data-hash", two);
        assertThat(lobby.part("media")).hasAttribute("data-hash", one);
    }

    @Test
    void a_film_is_mute_from_the_first_sound_of_a_call_to_its_last() {
        office = DemoOffice.open(folder, BRISK);
        MediaDesk desk = new MediaDesk(office);
        Lobby lobby = Lobby.at(office, pages);
        Page page = lobby.page();
        desk.uploads(MediaDesk.film(page));
        assertThat(page.locator("[data-test=media] video")).isVisible();
        page.evaluate("""
                () => {
                  const film = document.querySelector('[data-test=media] video');
                  const call = document.querySelector('[data-test=call]');
                  window.heard = { during: 0, loud: 0, between: 0 };
                  setInterval(() => {
                    const now = call.dataset.state === 'now';
                    window.heard.during += now ? 1 : 0;
                    window.heard.loud += now && !film.muted ? 1 : 0;
                    window.heard.between += !now && !film.muted && !film.paused ? 1 : 0;
                  }, 20);
                }""");
        await().until(() -> ((Number) page.evaluate("window.heard.between")).intValue() > 3);
        office.issues("CT");
        office.issues("HT");
        office.opens(1);
        office.opens(2);

        office.calls(1);
        office.calls(2);

        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.said().size() == 2);
        assertThat(((Number) page.evaluate("window.heard.during")).intValue()).isGreaterThan(20);
        assertThat(page.evaluate("window.heard.loud")).isEqualTo(0);
        page.evaluate("window.heard.between = 0");
        await().until(() -> ((Number) page.evaluate("window.heard.between")).intValue() > 3);
    }

    @Test
    void the_screen_over_a_counter_shows_who_is_there_who_is_next_and_when_it_is_paused() {
        office = DemoOffice.open(folder);
        office.issues("HT");
        office.issues("HT");
        Page page = pages.open(office.counterBoard(2), 800, 480);
        assertThat(page.getByTestId("counter")).hasText("2");
        assertThat(page.getByTestId("state")).containsText("Đóng");
        office.opens(2);
        assertThat(page.getByTestId("next")).containsText("H001");

        office.calls(2);

        assertThat(page.getByTestId("number")).hasText("H001");
        assertThat(page.getByTestId("counter-board")).hasAttribute("data-state", "now");
        assertThat(page.getByTestId("next")).containsText("H002");
        assertThat(page.getByTestId("counter-board")).hasAttribute("data-state", "called");
        Axe.approves(page, "a call");
    }

    private static UnaryOperator<String> look(String look) {
        return DemoOffice.with(SCREEN, SCREEN.replace("}", ", look: {" + look + "}}"));
    }
}
