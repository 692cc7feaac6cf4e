package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The console on an officer's desk. */
record Console(Page page) {

    static Console at(DemoOffice office, Pages pages) {
        return at(office, pages, 420, 760);
    }

    static Console at(DemoOffice office, Pages pages, int width, int height) {
        return new Console(pages.open(office.console(), width, height));
    }

    /** Signs in and sits down at a counter, as its own officer. */
    Console takes(int counter) {
        signsIn("canbo" + counter);
        counter(counter).click();
        assertThat(part("current")).isVisible();
        return this;
    }

    Console signsIn(String username) {
        part("username").fill(username);
        part("password").fill(DemoOffice.PASSWORD);
        part("sign-in-button").click();
        return this;
    }

    /** The choice of a counter. */
    Locator counter(int number) {
        return page.locator("[data-test=counter][data-counter='xa-mau.q" + number + "']");
    }

    /** What stands on the page under a hook for tests. */
    Locator part(String hook) {
        return page.getByTestId(hook);
    }

    Locator button(String operation) {
        return part("operation-" + operation);
    }

    Locator number() {
        return part("current-number");
    }

    /** Waits until a ticket is here in this state. */
    void has(String number, String status) {
        assertThat(number()).hasText(number);
        assertThat(part("current")).hasAttribute("data-status", status);
    }
}
