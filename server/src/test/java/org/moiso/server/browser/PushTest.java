package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.story.PushGateway;
import org.moiso.server.ticket.Ticket;

/**
 * A phone that is told with its page closed. The test's Chromium has no push service of its maker behind it, so {@code subscribe} is the one thing that stands in: it names an address of
 * the test's own push service. What comes there is handed to the browser as its maker's service would hand it; the worker, its permission and its notification are the browser's own.
 */
final class PushTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private final PushGateway service = new PushGateway();

    @Test
    void a_phone_is_told_of_its_call_in_the_language_of_its_page_and_only_where_the_office_and_the_browser_can()
            throws IOException {
        pages.mayLoseLines();
        Files.writeString(folder.resolve("moiso.properties"), "push.services = " + service.origin());
        try (DemoOffice hall =
                DemoOffice.open(folder, DemoOffice.with("\nsettings:\n", "\nsettings:\n  phone: {push: true}\n"))) {
            tellsOfItsCall(hall);
        }
    }

    private void tellsOfItsCall(DemoOffice hall) {
        hall.opens(2);
        Ticket mine = hall.issues("HT");

        Page insecure = opened(hall.tracking(mine), "Object.defineProperty(window, 'isSecureContext', {value: false})");
        assertThat(insecure.getByTestId("push-on")).isHidden();

        Page alone = opened(
                hall.tracking(mine),
                "PushManager.prototype.subscribe = async () => { throw new DOMException('no push service', 'AbortError'); }");
        alone.getByTestId("push-on").click();
        assertThat(alone.getByTestId("push-text"))
                .hasText("Điện thoại này không nhận được thông báo. Xin giữ trang này mở.");

        Page phone = opened(hall.tracking(mine), """
                let asked = null;
                PushManager.prototype.subscribe = async (options) => (asked = {
                  endpoint: '%s', options: { applicationServerKey: null }, unsubscribe: async () => true, key: options.applicationServerKey });
                PushManager.prototype.getSubscription = async () => asked;
                """.formatted(service.endpoint("mine")));
        List<String> registrations = new CopyOnWriteArrayList<>();
        CDPSession browser = pages.browser().newCDPSession(phone);
        browser.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations")
                        .forEach(it -> registrations.add(
                                it.getAsJsonObject().get("registrationId").getAsString())));
        browser.send("ServiceWorker.enable");
        phone.getByTestId("language-en").click();
        phone.getByTestId("push-on").click();
        assertThat(phone.getByTestId("push-text")).hasText("You will be told, and may close this page.");
        assertThat(phone.getByTestId("push-off")).isVisible();
        Axe.approves(phone, "told with the page closed");
        await().until(() -> !registrations.isEmpty());

        hall.calls(2);
        await().until(() -> service.pushes("mine") == 1);
        arrives(browser, hall, registrations.get(0));
        await().until(() -> !notifications(phone).isEmpty());
        assertThat(notifications(phone)).isEqualTo(List.of("H001 – go to Counter 2|Mẫu commune|en"));

        hall.stop();
        arrives(browser, hall, registrations.get(0));
        await().until(() -> notifications(phone).toString().contains("News of your number"));
        assertThat(notifications(phone))
                .isEqualTo(List.of(
                        "News of your number|Please look at the screen in the hall, or open your number's page.|en"));
    }

    private Page opened(String url, String script) {
        pages.elsewhere();
        pages.browser().grantPermissions(List.of("notifications"));
        pages.browser().addInitScript(script);
        return pages.open(url, 360, 740);
    }

    private static void arrives(CDPSession browser, DemoOffice hall, String registration) {
        JsonObject push = new JsonObject();
        push.addProperty("origin", hall.url());
        push.addProperty("registrationId", registration);
        push.addProperty("data", "");
        JsonObject unused = browser.send("ServiceWorker.deliverPushMessage", push);
    }

    private static List<?> notifications(Page page) {
        return (List<?>)
                page.evaluate(
                        "async () => (await (await navigator.serviceWorker.ready).getNotifications()).map((each) => [each.title, each.body, each.lang].join('|'))");
    }
}
