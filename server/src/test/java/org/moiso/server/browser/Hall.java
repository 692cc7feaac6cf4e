package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.Ticket;

/**
 * Sets the scene for a picture: the demo office on a Friday morning whose clock stands still, and the page on a screen.
 *
 * @param size of the screen on which the page opens
 */
record Hall(DemoOffice office, Pages pages, Size size) {

    private static final List<String> ARRIVALS =
            List.of("CT", "HT", "DD", "XH", "KD", "CA", "TKQ", "CT", "CA", "HT", "CT", "DD", "HT", "CA", "CT", "TKQ");

    /** Stops what a page does by itself as soon as it is {@code frozen}, and counts the answers it still waits for. */
    static final String FREEZE = """
            (() => {
              const { setInterval, setTimeout, fetch } = window;
              window.asked = 0;
              window.frozen = false;
              window.setInterval = (action, delay, ...rest) => setInterval(() => window.frozen || action(...rest), delay);
              window.setTimeout = (action, delay, ...rest) =>
                setTimeout(() => (window.frozen && delay >= 1000) || action(...rest), delay);
              window.fetch = (...call) => {
                window.asked++;
                return fetch(...call).finally(() => window.asked--);
              };
            })()""";

    /** Sixteen people within half an hour, and the officers of all counters at work. */
    Hall busy() {
        List<Ticket> issued = arrivals();
        IntStream.rangeClosed(1, 7).forEach(counter -> {
            office.opens(counter);
            office.calls(counter);
            office.clock.pass(Duration.ofMinutes(1));
        });
        List.of(1, 2, 4, 6).forEach(counter -> office.starts(counter, issued.get(counter - 1)));
        return this;
    }

    List<Ticket> arrivals() {
        List<Ticket> issued = new ArrayList<>();
        for (String service : ARRIVALS) {
            issued.add(office.issues(service));
            office.clock.pass(Duration.ofMinutes(2));
        }
        return issued;
    }

    /** The kiosk's page, and what a visitor does there. */
    Page kiosk(Consumer<Kiosk> visitor) {
        Kiosk kiosk = Kiosk.at(office, pages, size.width(), size.height());
        visitor.accept(kiosk);
        return kiosk.page();
    }

    /** The lobby board, and what happens in the hall while it is watched. */
    Page board(Consumer<Lobby> happens) {
        Lobby lobby = Lobby.at(office, pages, size.width(), size.height());
        happens.accept(lobby);
        return lobby.page();
    }

    /** The console before anybody has signed in. */
    Page entrance(Consumer<Console> officer) {
        Console console = Console.at(office, pages, size.width(), size.height());
        assertThat(console.part("sign-in")).isVisible();
        officer.accept(console);
        return console.page();
    }

    /** The console at counter 2, and what its officer does. */
    Page desk(Consumer<Console> officer) {
        return entrance(console -> {
            console.takes(2);
            officer.accept(console);
        });
    }

    /** The same on a busy morning, with a visitor at the counter. */
    Page busyDesk(Consumer<Console> officer) {
        arrivals();
        return desk(console -> {
            console.serves("H001");
            officer.accept(console);
        });
    }

    /** Everybody wants a certified copy, and every counter has somebody. */
    Hall crowded(int counters) {
        IntStream.rangeClosed(1, counters).forEach(counter -> office.issues("CT"));
        List.of("HT", "DD", "XH", "KD", "CA", "TKQ").forEach(office::issues);
        IntStream.rangeClosed(1, counters).forEach(counter -> {
            office.opens(counter);
            office.calls(counter);
            office.clock.pass(Duration.ofSeconds(20));
        });
        return this;
    }

    /** The officer of counter 2 calls the next and begins with this one. */
    void serves(Ticket ticket) {
        office.calls(2);
        office.starts(2, ticket);
    }

    /** The phone of somebody with a ticket for counter 2, and what happens to the ticket while it is watched. */
    Page phone(Consumer<Ticket> happens, String status) {
        office.opens(2);
        Ticket ticket = office.issues("HT", new PriorityId("elderly"), Language.VI);
        Page page = pages.open(office.tracking(ticket), size.width(), size.height());
        assertThat(page.getByTestId("number")).hasText(ticket.number().text());
        happens.accept(ticket);
        assertThat(page.locator("body")).hasAttribute("data-status", status);
        return page;
    }

    /** The supervisor's page, and what happens while it is watched. */
    Page supervisor(Consumer<Page> happens) {
        office.supervisor("truong", "Phạm Thị Trưởng");
        Page page = signedIn("/hall", "truong");
        assertThat(page.getByTestId("hall")).isVisible();
        happens.accept(page);
        return page;
    }

    /** A section of the admin page. */
    Page admin(String section) {
        Page page = signedIn("/admin#" + section, "quantri");
        assertThat(page.getByTestId("section-" + section)).isVisible();
        return page;
    }

    private Page signedIn(String path, String username) {
        Page page = pages.open(office.url() + path, size.width(), size.height());
        page.getByTestId("username").fill(username);
        page.getByTestId("password").fill(DemoOffice.PASSWORD);
        page.getByTestId("sign-in-button").click();
        return page;
    }

    /** Any other page, when a part of it is there. */
    Page page(String url, String hook) {
        Page page = pages.open(url, size.width(), size.height());
        page.getByTestId(hook).first().waitFor();
        return page;
    }

    /** Has read the page in each language before, so that the letters of each are there. */
    static void reads(Page page) {
        for (Language each : Language.values()) {
            speak(page, each);
            Critic.waitsForCalm(page);
        }
    }

    /** Switches the page's language as its reader would. */
    static void speak(Page page, Language language) {
        page.evaluate("""
                (language) => {
                  const button = document.querySelector('[data-test="language-' + language + '"]');
                  const choice = document.querySelector('select[data-test=language]');
                  if (button) {
                    button.click();
                  } else if (choice) {
                    choice.value = language;
                    choice.dispatchEvent(new Event('change', { bubbles: true }));
                  } else if (document.documentElement.lang !== language) {
                    localStorage.setItem('moiso.language', language);
                    location.reload();
                  }
                }""", language.code());
        assertThat(page.locator("html")).hasAttribute("lang", language.code());
    }
}
