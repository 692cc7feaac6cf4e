package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The console on an officer's desk. */
record Console(Page page) {

    /** Milliseconds that a person's finger stays on a key: what comes quicker is a scanner's. */
    private static final Keyboard.PressOptions FINGER = new Keyboard.PressOptions().setDelay(120);

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

    /** Calls the next and begins. */
    void serves(String number) {
        button("call").click();
        has(number, "called");
        button("start").click();
        has(number, "serving");
    }

    /** Presses the key that stands on a button, when the button may be pressed. */
    void presses(String key) {
        assertThat(page.locator("[data-operation][aria-keyshortcuts='" + key + "']:not([aria-disabled=true])"))
                .isVisible();
        types(key);
    }

    /** Presses a key as a person does. */
    void types(String key) {
        page.keyboard().press(key, FINGER);
    }

    /** Presses the key of an operation that asks something first. */
    void opens(String key, String form) {
        presses(key);
        assertThat(part("form-" + form)).isVisible();
    }

    /** Chooses in the open form by the key that stands before the choice, and waits as a person does: a quicker key is a scanner's. */
    void chooses(String key) {
        Locator choice = page.locator("[data-panel] [data-test=choice]")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("kbd").getByText(key, new Locator.GetByTextOptions().setExact(true))));
        assertThat(choice).isVisible();
        types(key);
        assertThat(choice.locator("input")).isChecked();
    }

    /** The row of a list: {@code next}, {@code held} or {@code missed}. */
    Locator row(String list, String number) {
        return page.locator("[data-test=" + list + "-row][data-number='" + number + "']");
    }

    /** Waits for the sentence about what just happened. */
    void says(String words) {
        assertThat(part("notice")).containsText(words);
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
