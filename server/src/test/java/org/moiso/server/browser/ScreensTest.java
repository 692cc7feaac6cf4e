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
 * Every page in every state, at every size and in every language of its device, is looked at with a designer's eye. The pictures are left in {@code target/screenshots}: look
 * at them too. A new page or state is a row in {@link VisitorScreens}, {@link BoardScreens} or {@link StaffScreens}. {@code -Dscreens=kiosk} looks at those only whose names begin so.
 */
abstract class ScreensTest {

    private static final Path PICTURES = Path.of("target", "screenshots");

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    /** Those of the rows that were asked for; all, unless {@code -Dscreens=} names the beginning of some. */
    static Stream<Screen> wanted(Stream<Screen> rows) {
        String beginning = System.getProperty("screens", "");
        return rows.filter(screen -> screen.name().startsWith(beginning));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("screens")
    void is_fit_to_be_seen(Screen screen) {
        pages.mayLoseLines();
        pages.browser().addInitScript(Hall.FREEZE);
        List<String> faults = new ArrayList<>();
        try (DemoOffice office = DemoOffice.open(folder, screen.plan())) {
            office.clock.stop();
            Size first = screen.device().sizes().get(0);
            Page page = screen.staged().apply(new Hall(office, pages, first));
            page.evaluate("window.frozen = true");
            for (Language language : screen.device().languages()) {
                faults.addAll(looksAt(screen, page, language));
            }
        }
        assertThat(faults).as("what is wrong with " + screen.name()).isEmpty();
    }

    private static List<String> looksAt(Screen screen, Page page, Language language) {
        Device device = screen.device();
        if (!device.speaksAll()) {
            Hall.speak(page, language);
        }
        List<String> faults = new ArrayList<>();
        for (Size size : device.sizes()) {
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
        }
        return faults;
    }
}
