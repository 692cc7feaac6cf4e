package org.moiso.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How numbers are read in Vietnamese: the table that people checked against the modules that the board loads. */
final class NumberReadingTest {

    private static final Path TABLE = Path.of("../display-client/src/test/resources/voice/numbers-vi.tsv");
    private static final String READ = """
            async (tickets) => {
              const { number } = await import('/web/voice/numbers-vi.js');
              const read = (ticket, settings) => number(ticket, settings).join(' ');
              return tickets.map((ticket) => [
                ticket,
                read(ticket, { numbers: 'digits' }),
                read(ticket, { numbers: 'full', dialect: 'north' }),
                read(ticket, { numbers: 'full', dialect: 'south' }),
              ].join('\\t'));
            }""";
    private static final String UNKNOWN_CLIPS = """
            async () => {
              const [vi, en] = await Promise.all([import('/web/voice/numbers-vi.js'), import('/web/voice/numbers-en.js')]);
              const missing = async (reader) => {
                const { clips } = await (await fetch('/web/voice/packs/' + reader.language + '/manifest.json')).json();
                return reader.clips.filter((clip) => !(clip in clips));
              };
              return { vi: await missing(vi), en: await missing(en) };
            }""";

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private @Nullable DemoOffice office;

    @Test
    void every_number_is_read_as_the_table_says() throws IOException {
        office = DemoOffice.open(folder);
        Page page = Lobby.at(office, pages).page();
        List<String> table = Files.readAllLines(TABLE).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .toList();
        List<String> tickets =
                table.stream().map(line -> line.split("\t", 2)[0]).toList();

        Object read = page.evaluate(READ, tickets);

        assertThat(table).hasSizeGreaterThan(1000);
        assertThat(read).isEqualTo(table);
    }

    @Test
    void the_packs_that_come_with_the_product_have_every_clip() {
        office = DemoOffice.open(folder);
        Page page = Lobby.at(office, pages).page();

        assertThat(page.evaluate(UNKNOWN_CLIPS)).isEqualTo(Map.of("vi", List.of(), "en", List.of()));
    }
}
