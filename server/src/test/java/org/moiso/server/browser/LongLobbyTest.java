package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Three days of a board in a minute: the page's clock is driven by the test, and so are its frames. */
final class LongLobbyTest {

    private static final int ROUNDS = 144;
    private static final int CALLS_A_ROUND = 20;
    private static final long HALF_AN_HOUR = 30L * 60 * 1000;
    private static final int WARM = 24;

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private @Nullable DemoOffice office;

    private @Nullable WebSocketRoute line;
    private long seq = 100_000;
    private int calls;

    @Test
    void three_days_and_thousands_of_calls_make_the_page_no_heavier() {
        office = DemoOffice.open(
                folder,
                DemoOffice.with(
                        "{id: sanh, name: \"Màn hình sảnh\", kind: lobby}",
                        "{id: sanh, name: \"Màn hình sảnh\", kind: lobby, look: {speaks: false, languageMode: alternating}}"));
        Page page = pages.open("about:blank", 1920, 1080);
        page.clock().install();
        page.routeWebSocket(address -> address.contains("/board"), route -> {
            line = route;
            WebSocketRoute server = route.connectToServer();
            server.onMessage(frame -> route.send(frame.text()));
            route.onMessage(frame -> {});
        });
        page.navigate(office.board());
        assertThat(page.getByTestId("board")).isVisible();
        page.clock().runFor(2000);

        Map<String, Double> warm = Map.of();
        for (int round = 0; round < ROUNDS; round++) {
            halfAnHour(page);
            if (round == WARM) {
                warm = weight(page);
            }
        }
        Map<String, Double> end = weight(page);

        assertThat(calls).isGreaterThan(2500);
        assertThat(page.getByTestId("call-number").textContent()).isEqualTo(number(calls - 1));
        assertThat(end.get("Nodes")).isLessThanOrEqualTo(warm.get("Nodes") + 20);
        assertThat(end.get("JSEventListeners")).isLessThanOrEqualTo(warm.get("JSEventListeners") + 2);
        assertThat(end.get("JSHeapUsedSize")).isLessThan(warm.get("JSHeapUsedSize") + 1_500_000);
    }

    private void halfAnHour(Page page) {
        for (int i = 0; i < CALLS_A_ROUND; i++) {
            call(1 + calls % 7, number(calls));
            calls++;
        }
        page.clock().runFor(HALF_AN_HOUR);
    }

    /** A call, and the end of the visit before it: two frames, as the server would send them. */
    private void call(int counter, String number) {
        String at = "\"counter\":{\"id\":\"xa-mau.q%d\",\"number\":%d,\"name\":{\"vi\":\"Quầy %d\"},\"status\":\"open\"}"
                .formatted(counter, counter, counter);
        String ticket =
                "{\"id\":\"t%d\",\"number\":\"%s\",\"service\":\"xa-mau.HT\",\"status\":\"%s\",\"language\":\"vi\",\"priority\":\"normal\"}";
        String called = ticket.formatted(calls, number, "called");
        send("{\"type\":\"ticket.called\",\"seq\":%d,\"replayed\":false,\"ticket\":%s,%s,\"call\":{\"id\":\"c%d\",\"ticket\":%s,%s,\"count\":1,\"calledAt\":\"2026-11-20T08:15:00+07:00\"}}"
                .formatted(++seq, called, at, calls, called, at));
        send("{\"type\":\"ticket.finished\",\"seq\":%d,\"replayed\":false,\"ticket\":%s,%s,\"call\":null}"
                .formatted(++seq, ticket.formatted(Math.max(0, calls - 7), number(Math.max(0, calls - 7)), "finished"), at));
    }

    private void send(String frame) {
        WebSocketRoute open = line;
        if (open == null) {
            throw new IllegalStateException("The page has not opened its line");
        }
        open.send(frame);
    }

    private static String number(int call) {
        return "H%03d".formatted(call % 1000);
    }

    /** What the page weighs after its rubbish was taken away. */
    private static Map<String, Double> weight(Page page) {
        CDPSession tools = page.context().newCDPSession(page);
        tools.send("HeapProfiler.collectGarbage");
        tools.send("Performance.enable");
        JsonObject metrics = tools.send("Performance.getMetrics");
        Map<String, Double> weight = new HashMap<>();
        for (JsonElement metric : metrics.getAsJsonArray("metrics")) {
            JsonObject each = metric.getAsJsonObject();
            weight.put(each.get("name").getAsString(), each.get("value").getAsDouble());
        }
        tools.detach();
        return weight;
    }
}
