package org.moiso.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moiso.server.text.Language;

/**
 * Every page in every state is looked at with a designer's eye. The pictures are left in {@code target/screenshots}: look at them too. A new page or state is a row in
 * {@link VisitorScreens}, {@link BoardScreens} or {@link StaffScreens}. Usually the sizes and languages of a device take turns over its rows; {@code -Dscreens=all} takes every row at
 * every size in every language, {@code -Dscreens=kiosk} those rows whose names begin so.
 */
abstract class ScreensTest {

    private static final Path PICTURES = Path.of("target", "screenshots");

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    /** Each row in the looks that were asked for. */
    static Stream<Screen> wanted(Stream<Screen> rows) {
        String asked = System.getProperty("screens", "");
        return switch (asked) {
            case "" -> Look.spread(rows);
            case "all" -> rows;
            default -> rows.filter(screen -> screen.name().startsWith(asked));
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("screens")
    void is_fit_to_be_seen(Screen screen) {
        pages.mayLoseLines();
        pages.browser().addInitScript(Hall.FREEZE);
        List<String> faults = new ArrayList<>();
        try (DemoOffice office = DemoOffice.open(folder, screen.plan())) {
            office.clock.stop();
            Size first = screen.looks().get(0).size();
            Page page = screen.staged().apply(new Hall(office, pages, first));
            Critic.waitsForCalm(page);
            page.evaluate("window.frozen = true");
            page.mouse().move(0, 0);
            for (Language language : Language.values()) {
                List<Look> looks = screen.looks().stream()
                        .filter(look -> look.language() == language)
                        .toList();
                if (!looks.isEmpty()) {
                    faults.addAll(looksAt(screen, page, language, looks));
                }
            }
        }
        assertThat(faults).as("what is wrong with " + screen.name()).isEmpty();
    }

    private static List<String> looksAt(Screen screen, Page page, Language language, List<Look> looks) {
        Device device = screen.device();
        if (!device.speaksAll()) {
            Hall.speak(page, language);
        }
        List<String> faults = new ArrayList<>();
        for (Look look : looks) {
            Size size = look.size();
            page.setViewportSize(size.width(), size.height());
            Critic.waitsForCalm(page);
            String picture = screen.name() + "-" + size + (device.speaksAll() ? "" : "-" + language.code());
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(picture + ".png"))
                    .setAnimations(ScreenshotAnimations.DISABLED));
            Critic.faults(page, device, size, language).forEach(fault -> faults.add(picture + ": " + fault));
        }
        if (!device.lax()) {
            Critic.strangeFonts(page).forEach(fault -> faults.add(language.code() + ": " + fault));
            unrolled(page);
            Axe.violations(page).forEach(fault -> faults.add(language.code() + ": " + fault));
        }
        return faults;
    }

    /** As tall as what is on it: what lies half under a bar at the edge is scrolled there, and no fault. */
    private static void unrolled(Page page) {
        int tall = (Integer) page.evaluate("document.scrollingElement.scrollHeight");
        if (tall > page.viewportSize().height) {
            page.setViewportSize(page.viewportSize().width, tall);
            Critic.waitsForCalm(page);
        }
    }
}
