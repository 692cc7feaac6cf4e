package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a board in a lobby lives through: a pulled cable, a long sleep, days on end. */
final class HardTimesTest {

    private static final List<String> SERVICES = List.of("CT", "HT", "DD", "XH", "KD");
    private static final UnaryOperator<String> BRISK =
            DemoOffice.with("voice: {languages: [vi, en],", "announcementSeconds: 1\n  voice: {languages: [vi],");
    private static final String SCREEN = "{id: sanh, name: \"Màn hình sảnh\", kind: lobby}";
    private static final UnaryOperator<String> MUTE =
            DemoOffice.with(SCREEN, SCREEN.replace("}", ", look: {speaks: false}}"));

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private @Nullable DemoOffice office;

    @Test
    void a_cable_that_is_pulled_out_without_a_word_loses_no_call_and_none_is_shouted_twice() throws Exception {
        try (AnotherRoom room = new AnotherRoom(folder)) {
            office = fiveWait(BRISK);
            Lobby lobby = new Lobby(room.open(office.board()));
            assertThat(lobby.part("board")).isVisible();
            assertThat(lobby.part("offline")).isHidden();
            office.calls(1);
            await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.said().size() == 1);

            room.pullsTheCable();
            office.calls(2);
            office.calls(3);
            assertThat(lobby.part("offline")).isVisible(within(Duration.ofSeconds(90)));
            room.putsItIn();

            assertThat(lobby.part("offline")).isHidden(hidden(Duration.ofSeconds(90)));
            assertThat(lobby.at(2)).hasText("H001");
            assertThat(lobby.at(3)).hasText("L001");
            office.calls(4);
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> lobby.said().stream().anyMatch(it -> it.counter() == 4));
            assertThat(lobby.said()).doesNotHaveDuplicates();
            assertThat(lobby.said().stream().map(Lobby.Said::counter)).isSorted();
        }
    }

    @Test
    void a_screen_that_slept_for_an_hour_shows_where_everybody_is_and_shouts_nothing_old() {
        pages.browser().clock().install();
        office = fiveWait(BRISK);
        CutLine line = new CutLine(pages);
        Lobby lobby = Lobby.at(office, pages);
        office.calls(1);
        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.said().size() == 1);

        line.cut();
        office.calls(2);
        office.clock.pass(Duration.ofMinutes(20));
        office.calls(3);
        office.clock.pass(Duration.ofMinutes(40));
        lobby.page().clock().fastForward(Duration.ofHours(1).toMillis());
        line.mend();

        assertThat(lobby.at(2)).hasText("H001");
        assertThat(lobby.at(3)).hasText("L001");
        assertThat(lobby.part("offline")).isHidden();
        office.calls(4);
        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.said().size() == 2);
        assertThat(lobby.said()).containsExactly(new Lobby.Said("A001", 1), new Lobby.Said("X001", 4));
    }

    /** A call a minute: half an hour here, three days with {@code -Dboard.minutes=4320}. The page's clock runs ahead of ours; its memory is its own. */
    @Test
    void hours_on_end_leave_no_trace_in_the_page() {
        int minutes = Integer.getInteger("board.minutes", 30);
        pages.browser().clock().install();
        office = fiveWait(BRISK, MUTE);
        Page page = Lobby.at(office, pages).page();
        CDPSession session = page.context().newCDPSession(page);
        session.send("Performance.enable");
        lives(page, 20);
        Weight first = Weight.of(session);

        lives(page, minutes);
        Weight last = Weight.of(session);

        System.out.printf("A board after %d more minutes: %s, before: %s%n", minutes, last, first);
        assertThat(last.nodes()).as("nodes").isLessThanOrEqualTo(first.nodes() + 100);
        assertThat(last.listeners()).as("listeners").isLessThanOrEqualTo(first.listeners() + 20);
        assertThat(last.heap()).as("bytes").isLessThanOrEqualTo(first.heap() * 5 / 4 + 1_000_000);
    }

    /** So many minutes, each with a call. */
    private void lives(Page page, int minutes) {
        DemoOffice open = Objects.requireNonNull(office);
        for (int minute = 0; minute < minutes; minute++) {
            int counter = minute % 5 + 1;
            open.issues(SERVICES.get(counter - 1));
            open.calls(counter);
            open.clock.pass(Duration.ofMinutes(1));
            page.clock().runFor(60_000);
        }
    }

    /** What the browser holds for a page once it has tidied up. */
    private record Weight(long heap, long nodes, long listeners) {

        static Weight of(CDPSession session) {
            session.send("HeapProfiler.collectGarbage");
            JsonObject told = session.send("Performance.getMetrics");
            return new Weight(metric(told, "JSHeapUsedSize"), metric(told, "Nodes"), metric(told, "JSEventListeners"));
        }

        private static long metric(JsonObject told, String name) {
            return StreamSupport.stream(told.getAsJsonArray("metrics").spliterator(), false)
                    .map(it -> it.getAsJsonObject())
                    .filter(it -> it.get("name").getAsString().equals(name))
                    .mapToLong(it -> it.get("value").getAsLong())
                    .findFirst()
                    .orElseThrow();
        }
    }

    @SafeVarargs
    private DemoOffice fiveWait(UnaryOperator<String>... changes) {
        DemoOffice open = DemoOffice.open(folder.resolve("office"), changes);
        SERVICES.forEach(open::issues);
        IntStream.rangeClosed(1, 5).forEach(open::opens);
        return open;
    }

    private static LocatorAssertions.IsVisibleOptions within(Duration time) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout((double) time.toMillis());
    }

    private static LocatorAssertions.IsHiddenOptions hidden(Duration time) {
        return new LocatorAssertions.IsHiddenOptions().setTimeout((double) time.toMillis());
    }
}
