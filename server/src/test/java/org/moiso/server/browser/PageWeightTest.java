package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.ticket.Ticket;

/** What a phone in a village and a television of 2019 have to load, as the browser counts it on its way: without fonts and audio, which are kept after the first time. */
final class PageWeightTest {

    private static final int KILOBYTE = 1024;

    private static final String LOADED = """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .map(({ name, encodedBodySize, decodedBodySize }) => ({ name, encodedBodySize, decodedBodySize }))
              .filter(({ name }) => !/\\/fonts\\/|\\.(ogg|mp3|wav|m4a)$/.test(name))""";

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void a_counter_is_open() {
        office = DemoOffice.open(folder);
        office.opens(2);
    }

    @Test
    void the_lobby_board_weighs_60_kilobytes_at_most() {
        office.issues("HT");
        Lobby lobby = Lobby.at(office, pages);
        office.calls(2);
        lobby.announces("H001", 2);

        assertThat(weight(lobby.page(), "board")).isLessThanOrEqualTo(60 * KILOBYTE);
    }

    @Test
    void the_tracking_page_weighs_30_kilobytes_at_most() {
        Ticket ticket = office.issues("HT");
        Page phone = pages.open(office.tracking(ticket), 360, 640);
        assertThat(phone.getByTestId("number")).hasText("H001");
        office.calls(2);
        assertThat(phone.getByTestId("counter")).hasText("Quầy 2");

        assertThat(weight(phone, "track")).isLessThanOrEqualTo(30 * KILOBYTE);
    }

    @Test
    void fonts_are_kept_and_everything_else_is_asked_for_again() {
        Page board = Lobby.at(office, pages).page();

        assertThat(cacheControl(board, "/web/fonts/be-vietnam-pro-400-latin.woff2"))
                .isEqualTo("max-age=2592000");
        assertThat(cacheControl(board, "/web/theme.css")).isEqualTo("no-cache");
        assertThat(board.request().get(office.url() + "/web/theme.css").headers())
                .containsKey("etag");
    }

    private @Nullable String cacheControl(Page page, String path) {
        return page.request().get(office.url() + path).headers().get("cache-control");
    }

    /** The bytes on the line; a page that would be heavier than it is packed says what it is made of. */
    private static int weight(Page page, String name) {
        List<?> loaded = (List<?>) page.evaluate(LOADED);
        int weight = loaded.stream()
                .mapToInt(each -> (Integer) ((Map<?, ?>) each).get("encodedBodySize"))
                .sum();
        System.out.printf("page=%s files=%d bytes=%d%n", name, loaded.size(), weight);
        assertThat(loaded).as("what was loaded").hasSizeGreaterThan(5);
        return weight;
    }
}
