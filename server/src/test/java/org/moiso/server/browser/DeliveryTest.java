package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** No call is lost and none is shouted twice, whatever happens to the line and to the server. */
final class DeliveryTest {

    private static final List<String> SERVICES = List.of("CT", "HT", "DD", "XH", "KD");
    private static final List<String> NUMBERS = List.of("A001", "H001", "L001", "X001", "Q001");
    private static final UnaryOperator<String> BRISK =
            DemoOffice.with("voice: {languages: [vi, en],", "announcementSeconds: 1\n  voice: {languages: [vi],");

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private @Nullable DemoOffice office;

    @Test
    void five_calls_are_said_once_each_though_the_line_breaks_in_the_middle() {
        office = fiveWait();
        CutLine line = new CutLine(pages);
        Lobby lobby = Lobby.at(office, pages);

        IntStream.rangeClosed(1, 5).forEach(office::calls);
        IntStream.rangeClosed(1, 5)
                .forEach(counter -> assertThat(lobby.at(counter)).hasText(NUMBERS.get(counter - 1)));
        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.inFront().size() == 2);
        line.cut();
        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.inFront().size() == 3);
        line.mend();

        await().atMost(120, TimeUnit.SECONDS).until(() -> lobby.said().size() == 5);
        assertThat(lobby.said()).isEqualTo(all(5));
        assertThat(lobby.inFront()).isEqualTo(all(5));
        assertThat(lobby.longestOverlap()).isLessThanOrEqualTo(0);
    }

    @Test
    void a_server_that_starts_again_loses_no_call_and_repeats_none() {
        pages.mayLoseLines();
        office = fiveWait();
        Lobby lobby = Lobby.at(office, pages);
        office.calls(1);
        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.said().size() == 1);
        office.calls(2);
        assertThat(lobby.at(2)).hasText("H001");

        office.stop();
        assertThat(lobby.part("offline")).isVisible();
        office.startAgain();
        office.calls(3);

        assertThat(lobby.part("offline")).isHidden();
        assertThat(lobby.at(3)).hasText("L001");
        office.calls(4);
        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.said().stream().anyMatch(it -> it.counter() == 4));
        assertThat(lobby.said()).doesNotHaveDuplicates().contains(all(2).toArray(Lobby.Said[]::new));
        assertThat(lobby.said().stream().map(Lobby.Said::counter)).isSorted();
        assertThat(lobby.at(1)).hasText("A001");
    }

    private DemoOffice fiveWait() {
        DemoOffice open = DemoOffice.open(folder, BRISK);
        SERVICES.forEach(open::issues);
        IntStream.rangeClosed(1, 5).forEach(open::opens);
        return open;
    }

    private static List<Lobby.Said> all(int calls) {
        return IntStream.rangeClosed(1, calls)
                .mapToObj(counter -> new Lobby.Said(NUMBERS.get(counter - 1), counter))
                .toList();
    }
}
