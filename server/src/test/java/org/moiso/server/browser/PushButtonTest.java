package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.FakePrinter;

/** A dispenser without a screen to touch: a button for each service, a printer. */
final class PushButtonTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private FakePrinter printer;

    @AutoClose
    private DemoOffice office;

    private Kiosk kiosk;

    @BeforeEach
    void two_buttons_at_the_door() {
        printer = FakePrinter.onTcp();
        office = DemoOffice.open(
                folder,
                DemoOffice.withPrinter(printer.address()),
                DemoOffice.with("askWhenAhead: 12", "askWhenAhead: 1"),
                DemoOffice.with("printer: may-in-1}", "printer: may-in-1, buttons: {\"1\": HT, F2: CT}}"));
        kiosk = Kiosk.at(office, pages);
        assertThat(kiosk.service("HT")).isVisible();
    }

    @Test
    void one_push_is_one_number_on_paper_without_a_touch() {
        kiosk.page().keyboard().press("1");

        assertThat(kiosk.number()).hasText("H001");
        await().atMost(30, TimeUnit.SECONDS).until(() -> !printer.pieces().isEmpty());
        assertThat(printer.pieces()).hasSize(1);
    }

    @Test
    void the_next_visitor_pushes_while_the_page_still_shows_the_number_before() {
        kiosk.page().keyboard().press("1");
        assertThat(kiosk.number()).hasText("H001");

        kiosk.page().keyboard().press("F2");

        assertThat(kiosk.number()).hasText("A001");
    }

    @Test
    void a_worn_button_that_closes_twice_takes_one_number() {
        kiosk.page().keyboard().press("1");
        assertThat(kiosk.number()).hasText("H001");

        long pushes = pushesUntil("H002");

        assertThat(pushes).isGreaterThan(3);
        await().atMost(30, TimeUnit.SECONDS).until(() -> printer.pieces().size() == 2);
    }

    /** Pushes every 200 ms, as a worn contact does, until the page shows the number; returns how often. */
    private long pushesUntil(String number) {
        AtomicLong pushes = new AtomicLong();
        await().atMost(30, TimeUnit.SECONDS)
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .until(() -> {
                    kiosk.page().keyboard().press("1");
                    pushes.incrementAndGet();
                    return kiosk.page().getByText(number).isVisible();
                });
        return pushes.get();
    }

    @Test
    void a_key_that_is_no_button_chooses_as_on_any_page() {
        kiosk.page().keyboard().press("3");

        assertThat(kiosk.number()).hasText("L001");
    }
}
