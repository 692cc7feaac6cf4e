package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The admin page on a desk. */
record Admin(Page page) {

    /** Opens a section, signed in as the office's administrator. */
    static Admin at(DemoOffice office, Pages pages, String section) {
        Admin admin = new Admin(pages.open(office.admin(section), 1280, 800));
        admin.signsIn("quantri");
        assertThat(admin.section(section)).isVisible();
        return admin;
    }

    void signsIn(String username) {
        part("username").fill(username);
        part("password").fill(DemoOffice.PASSWORD);
        part("sign-in-button").click();
    }

    /** Saves what was changed, and waits until it is in force. */
    void saves() {
        part("save").click();
        assertThat(part("notice")).hasAttribute("data-tone", "good");
        assertThat(part("save")).hasCount(0);
    }

    Locator section(String name) {
        return part("section-" + name);
    }

    /** What stands on the page under a hook for tests. */
    Locator part(String hook) {
        return page.getByTestId(hook);
    }

    /** The field of one language in a text that has three. */
    Locator words(String hook, String language) {
        return part(hook).locator("[data-language=" + language + "]");
    }
}
