package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The printer is dead; an officer hands out numbers from a roll. */
final class NumberRollPanelTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void an_office() {
        office = DemoOffice.open(folder);
    }

    @Test
    void types_the_range_hands_numbers_out_and_calls_them() {
        pages.mayLoseLines();
        Console console = Console.at(office, pages).takes(2);
        console.opens("8", "counter");
        console.presses("0");
        assertThat(console.part("roll-service")).isVisible();
        console.part("roll-service").selectOption("xa-mau.HT");
        console.part("roll-first").fill("501");
        console.part("roll-last").fill("600");
        console.part("roll-open").click();
        assertThat(console.part("roll-next")).containsText("H501");
        Axe.approves(console.page(), "pre-printed numbers");

        console.part("roll-next").click();
        assertThat(console.part("roll-next")).containsText("H502");
        assertThat(console.row("next", "H501")).isVisible();
        console.part("roll-number").fill("505");
        console.part("roll-other").click();
        assertThat(console.part("roll-next")).containsText("H506");
        console.part("roll-number").fill("501");
        console.part("roll-other").click();
        console.says("506");
        console.types("Escape");

        console.button("call").click();
        console.has("H501", "called");
    }
}
