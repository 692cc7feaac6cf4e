package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The touch page of the dispenser at the door. */
record Kiosk(Page page) {

    static Kiosk at(DemoOffice office, Pages pages) {
        return at(office, pages, 1080, 1920);
    }

    static Kiosk at(DemoOffice office, Pages pages, int width, int height) {
        Kiosk kiosk = new Kiosk(pages.open(office.kiosk(), width, height));
        assertThat(kiosk.service("HT")).isVisible();
        return kiosk;
    }

    /** The card of a service. */
    Locator service(String key) {
        return page.locator("[data-test=service][data-service='xa-mau." + key + "']");
    }

    /** What stands on the page under a hook for tests. */
    Locator part(String hook) {
        return page.getByTestId(hook);
    }

    Locator number() {
        return part("number");
    }

    /** Takes a number; returns it when it stands on the page. */
    String takes(String service) {
        service(service).click();
        number().waitFor();
        return number().innerText();
    }

    /** Goes there as somebody without a mouse does. */
    void tabsTo(Locator wanted) {
        assertThat(wanted).isVisible();
        for (int i = 0; i < 60 && !(Boolean) wanted.evaluate("element => element === document.activeElement"); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    /** Looks for a procedure, and finds some. */
    void searches(String words) {
        part("find").click();
        part("search").fill(words);
        assertThat(part("result").first()).isVisible();
    }

    /** An identity card is held to the scanner. It is quicker than any machine under load lets a test type, so its keys are sent inside the page. */
    void scansCard(String number, String born) {
        page.evaluate(
                "text => [...text, 'Enter'].forEach(key => document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true})))",
                number + "|123456789|Nguyen Van Mau|" + born + "|Nam|Xa Mau|01012021");
    }

    void speaks(String language) {
        part("language-" + language).click();
        assertThat(page.locator("html")).hasAttribute("lang", language);
    }
}
