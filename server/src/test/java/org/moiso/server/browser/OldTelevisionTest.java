package org.moiso.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a television of 2019 (Chrome 79) has to read is no newer than ES2017: every script of board, counter board and tracking page goes through acorn, a parser that knows the years. */
final class OldTelevisionTest {

    private static final String ACORN = "/META-INF/resources/_static/acorn/8.15.0/dist/acorn.js";
    private static final String TOO_NEW =
            "\\\\.(at|replaceAll|findLast|toSorted|toReversed|toSpliced)\\\\(|structuredClone|Object\\\\.hasOwn|Promise\\\\.any|WeakRef|matchMedia\\\\([^)]*\\\\)\\\\.addEventListener";
    private static final String READ = """
            async (entries) => {
              const seen = new Set();
              const problems = [];
              const read = async (address) => {
                if (seen.has(address)) {
                  return;
                }
                seen.add(address);
                const source = await (await fetch(address)).text();
                const bare = source.replace(/\\/\\*[\\s\\S]*?\\*\\/|\\/\\/.*/g, '');
                const found = bare.match(/%s/);
                if (found) {
                  problems.push(address + ': ' + found[0]);
                }
                try {
                  const parsed = acorn.parse(source, { ecmaVersion: 2017, sourceType: 'module' });
                  for (const statement of parsed.body) {
                    if (statement.source) {
                      await read(new URL(statement.source.value, address).href);
                    }
                  }
                } catch (failure) {
                  problems.push(address + ': ' + failure.message);
                }
              };
              for (const entry of entries) {
                await read(new URL(entry, location.href).href);
              }
              return [seen.size, ...problems];
            }""".formatted(TOO_NEW.replace("\\\\", "\\"));

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private @Nullable DemoOffice office;

    @Test
    void every_script_of_the_public_screens_is_plain_enough() throws IOException {
        office = DemoOffice.open(folder);
        Page page = pages.open(office.url(), 800, 600);
        page.evaluate(acorn());

        List<?> found = (List<?>) page.evaluate(
                READ,
                List.of(
                        "/web/board/app.js",
                        "/web/counter-board/app.js",
                        "/web/track/track.js",
                        "/web/track/push.js",
                        "/web/track/worker.js"));

        assertThat((Integer) found.get(0)).as("scripts").isGreaterThan(25);
        assertThat(found.subList(1, found.size())).isEmpty();
    }

    private static String acorn() throws IOException {
        try (InputStream file = OldTelevisionTest.class.getResourceAsStream(ACORN)) {
            if (file == null) {
                throw new IllegalStateException("acorn is not among the test dependencies");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
