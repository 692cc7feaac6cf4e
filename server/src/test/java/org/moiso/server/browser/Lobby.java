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

    /** Writes down each call that comes to the front. */
    private static final String WATCH = """
            () => {
              window.front = [];
              const call = document.querySelector('[data-test=call]');
              const text = (name) => call.querySelector('[data-test=' + name + ']').textContent;
              new MutationObserver(() => {
                if (call.dataset.state === 'now') {
                  window.front.push([text('call-number'), Number(text('call-counter'))]);
                }
              }).observe(call, { attributeFilter: ['data-seq'] });
            }""";

    static Lobby at(DemoOffice office, Pages pages) {
        return at(office, pages, 1920, 1080);
    }

    static Lobby at(DemoOffice office, Pages pages, int width, int height) {
        Lobby lobby = new Lobby(pages.open(office.board(), width, height));
        assertThat(lobby.part("board")).isVisible();
        lobby.page.evaluate(WATCH);
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
        return calls("window.spoken.map((call) => [call.number, call.counter])");
    }

    /** The calls that filled the eye, oldest first, since the page was opened. */
    List<Said> inFront() {
        return calls("window.front");
    }

    /** How many seconds a call began before the one before it had ended; negative when there was quiet between them. */
    double longestOverlap() {
        return ((Number) page.evaluate("""
                () => {
                  const calls = new Map();
                  for (const { seq, at, until } of window.moiso.played) {
                    const { from, to } = calls.get(seq) ?? { from: Infinity, to: -Infinity };
                    calls.set(seq, { from: Math.min(from, at), to: Math.max(to, until) });
                  }
                  const spans = [...calls.values()];
                  return Math.max(...spans.slice(1).map((span, index) => spans[index].to - span.from));
                }""")).doubleValue();
    }

    private List<Said> calls(String list) {
        return elements(list)
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
