package org.moiso.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The open pages of one test. A page that throws, writes an error to its console or breaks the content security policy fails the test, whatever else it was about.
 */
final class Pages implements BeforeEachCallback, AfterEachCallback {

    /** Writes down in the page what was said to its end. */
    static final String SPOKEN =
            "window.spoken = []; document.addEventListener('moiso-spoken', (event) => window.spoken.push(event.detail));";

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> lostLines = new ArrayList<>();
    private boolean mayLoseLines;
    private @Nullable Chromium chromium;

    @Override
    public void beforeEach(ExtensionContext test) {
        chromium = Chromium.of(test);
        elsewhere();
    }

    /** Another browser from here on: somebody else's machine, without the cookies of the former. */
    void elsewhere() {
        if (chromium == null) {
            throw new IllegalStateException("There are pages only while a test runs");
        }
        BrowserContext context = chromium.fresh();
        context.addInitScript(SPOKEN);
        context.onConsoleMessage(this::listen);
        context.onWebError(error -> complaints.add(error.page().url() + " " + error.error()));
        contexts.add(context);
    }

    /** The browser that was opened last. */
    BrowserContext browser() {
        return contexts.get(contexts.size() - 1);
    }

    Page open(String url, int width, int height) {
        Page page = browser().newPage();
        page.setViewportSize(width, height);
        page.navigate(url);
        return page;
    }

    /** In this test the server goes away or refuses something, and browsers write that down as errors of their own. */
    void mayLoseLines() {
        mayLoseLines = true;
    }

    private void listen(ConsoleMessage message) {
        if (!message.type().equals("error")) {
            return;
        }
        String text = message.text() + " (" + message.location() + ")";
        // Asking whether somebody is signed in is answered with 401, and Chromium calls that an error.
        if (message.location().contains("/api/session") && message.text().contains("401")) {
            return;
        }
        boolean isLine = message.text().startsWith("Failed to load resource")
                || message.text().startsWith("WebSocket connection to");
        (isLine ? lostLines : complaints).add(text);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).as("what the pages complained of").isEmpty();
        if (!mayLoseLines) {
            assertThat(lostLines).as("what the pages could not reach").isEmpty();
        }
    }
}
