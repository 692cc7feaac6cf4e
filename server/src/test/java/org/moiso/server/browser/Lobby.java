package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** The big screen in the hall, and what is heard under it. */
record Lobby(Page page) {

    /**
     * @param number of the ticket
     */
    record Said(String number, int counter) {}

    static Lobby at(DemoOffice office, Pages pages) {
        return at(office, pages, 1920, 1080);
    }

    static Lobby at(DemoOffice office, Pages pages, int width, int height) {
        Lobby lobby = new Lobby(pages.open(office.board(), width, height));
        assertThat(lobby.part("board")).isVisible();
        return lobby;
    }

    /** What stands on the page under a hook for tests. */
    Locator part(String hook) {
        return page.getByTestId(hook);
    }

    /** The number that stands at a counter in the table. */
    Locator at(int counter) {
        return page.locator("[data-test=row][data-counter='xa-mau.q" + counter + "'] [data-test=row-ticket]");
    }

    /** Waits until a call fills the eye. */
    void announces(String number, int counter) {
        assertThat(part("call-number")).hasText(number);
        assertThat(part("call-counter")).hasText(Integer.toString(counter));
        assertThat(part("call")).hasAttribute("data-state", "now");
    }

    /** The calls that were said to their end, oldest first. */
    List<Said> said() {
        return elements("window.spoken.map((call) => [call.number, call.counter])")
                .map(call -> (List<?>) call)
                .map(call -> new Said((String) call.get(0), (Integer) call.get(1)))
                .toList();
    }

    /** The sounds that were played, oldest first: a clip with its language, {@code vi:mời số}, or {@code chime}. */
    List<String> played() {
        return elements("window.moiso.played.map((sound) => (sound.language ? sound.language + ':' : '') + sound.clip)")
                .map(String.class::cast)
                .toList();
    }

    private Stream<?> elements(String list) {
        return ((List<?>) page.evaluate(list)).stream();
    }
}
