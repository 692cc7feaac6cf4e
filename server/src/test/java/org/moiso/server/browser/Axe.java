package org.moiso.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules of WCAG 2.2, levels A and AA, as far as axe-core can check them by itself. */
final class Axe {

    private static final String RULES = script();
    private static final String CHECK = """
            async () => {
              // Colours on their way from one state to the next are nobody's last word.
              document.getAnimations()
                .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
                .forEach((each) => each.finish());
              const found = await axe.run(document, {
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
                rules: { 'target-size': { enabled: true } },
                resultTypes: ['violations'],
              });
              return found.violations.flatMap((rule) => rule.nodes.map((node) =>
                rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary.replace(/\\s+/g, ' ')));
            }""";

    private Axe() {}

    /** Fails with every element that breaks a rule. */
    static void approves(Page page, String state) {
        assertThat(violations(page)).as(state).isEmpty();
    }

    /** Every element that breaks a rule, a sentence each. */
    static List<String> violations(Page page) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(RULES);
        }
        return ((List<?>) page.evaluate(CHECK)).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (file == null) {
                throw new IllegalStateException("axe-core is not among the test dependencies");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
