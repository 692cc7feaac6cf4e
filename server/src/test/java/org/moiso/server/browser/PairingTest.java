package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A television and a touch screen that nobody has typed a secret into. */
final class PairingTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    /** Closed after the pages, which would ask a server that is gone. */
    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void open() {
        office = DemoOffice.open(folder);
    }

    @Test
    void a_dispenser_shows_six_digits_and_issues_once_they_are_entered() {
        Page page = pages.open(office.url() + "/kiosk/xa-mau", 1024, 768);
        Locator code = page.getByTestId("pairing-code");
        assertThat(code).hasText(Pattern.compile("[0-9]{3}.[0-9]{3}"));
        Axe.approves(page, "a dispenser without a token");
        String digits = code.innerText().replaceAll("[^0-9]", "");

        enter(digits, "cua-chinh");

        assertThat(page.getByTestId("service").first()).isVisible(SOON);
        page.reload();
        assertThat(page.getByTestId("service").first()).isVisible(SOON);
        assertThat(page.getByTestId("setup")).hasCount(0);
    }

    @Test
    void a_board_is_watched_over_once_its_digits_are_entered() {
        pages.mayLoseLines(); // it loads itself anew
        Page page = pages.open(office.url() + "/board/xa-mau", 1920, 1080);
        Locator sign = page.getByTestId("pairing");
        assertThat(sign).isVisible(SOON);
        String digits = sign.innerText().replaceAll("[^0-9]", "");
        assertThat(digits).hasSize(6);

        enter(digits, "sanh");

        assertThat(page.getByTestId("board")).isVisible(SOON);
        assertThat(sign).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(15_000));
        assertThat(page.evaluate("localStorage.getItem('moiso.token.screen')"))
                .asString()
                .hasSize(43);
    }

    /** As the admin does it, on a machine of their own. */
    private void enter(String code, String device) {
        pages.elsewhere();
        Admin admin = Admin.at(office, pages, "pairing");
        admin.part("code").fill(code);
        admin.part("device").selectOption("xa-mau." + device);
        admin.part("enter").click();
        assertThat(admin.part("notice")).hasAttribute("data-tone", "good");
        Axe.approves(admin.page(), "pairing");
    }
}
