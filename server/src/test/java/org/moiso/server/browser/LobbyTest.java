package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.Ticket;

/** A room of people who look up and listen. */
final class LobbyTest {

    private static final List<String> SERVICES = List.of("CT", "HT", "DD", "XH", "KD");
    private static final List<String> NUMBERS = List.of("A001", "H001", "L001", "X001", "Q001");

    /** One voice and no pause, so that five calls are not half a minute longer than they must be. */
    private static final UnaryOperator<String> BRISK =
            DemoOffice.with("voice: {languages: [vi, en],", "announcementSeconds: 1\n  voice: {languages: [vi],");

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private @Nullable DemoOffice office;

    @Test
    void five_calls_within_a_second_are_five_announcements_one_after_the_other() {
        office = DemoOffice.open(folder, BRISK);
        SERVICES.forEach(office::issues);
        IntStream.rangeClosed(1, 5).forEach(office::opens);
        Lobby lobby = Lobby.at(office, pages);
        List<Lobby.Said> wanted = IntStream.rangeClosed(1, 5)
                .mapToObj(counter -> new Lobby.Said(NUMBERS.get(counter - 1), counter))
                .toList();

        IntStream.rangeClosed(1, 5).forEach(office::calls);

        IntStream.rangeClosed(1, 5)
                .forEach(counter -> assertThat(lobby.at(counter)).hasText(NUMBERS.get(counter - 1)));
        await().atMost(120, TimeUnit.SECONDS).until(() -> lobby.said().size() == 5);
        assertThat(lobby.said()).isEqualTo(wanted);
        assertThat(lobby.inFront()).isEqualTo(wanted);
        assertThat(lobby.played().stream().filter("chime"::equals)).hasSize(5);
        assertThat(lobby.played().stream().filter("vi:đến quầy"::equals)).hasSize(5);
        assertThat(lobby.longestOverlap())
                .as("seconds of one call under another")
                .isLessThanOrEqualTo(0);
        assertThat(lobby.part("past").first()).containsText("X001");
    }

    @Test
    void a_call_in_another_language_is_said_in_that_language_too() {
        office = DemoOffice.open(folder, BRISK);
        office.issues("HT", PriorityId.NORMAL, Language.EN);
        office.opens(2);
        Lobby lobby = Lobby.at(office, pages);

        office.calls(2);

        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.said().size() == 1);
        assertThat(lobby.played()).contains("vi:mời số", "vi:hai", "en:number", "en:two");
    }

    @Test
    void calls_that_were_missed_are_listed_and_not_shouted() {
        office = DemoOffice.open(folder, BRISK);
        SERVICES.forEach(office::issues);
        IntStream.rangeClosed(1, 5).forEach(office::opens);
        CutLine line = new CutLine(pages);
        Lobby lobby = Lobby.at(office, pages);
        office.calls(1);
        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.said().size() == 1);

        line.cut();
        assertThat(lobby.part("offline")).isVisible();
        office.calls(2);
        office.calls(3);
        assertThat(lobby.at(1)).hasText("A001");
        line.mend();

        assertThat(lobby.part("offline")).isHidden();
        assertThat(lobby.at(2)).hasText("H001");
        assertThat(lobby.at(3)).hasText("L001");
        assertThat(lobby.part("call")).hasAttribute("data-state", "last");
        assertThat(lobby.part("call-number")).hasText("L001");
        office.calls(4);
        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.said().size() == 2);
        assertThat(lobby.said()).containsExactly(new Lobby.Said("A001", 1), new Lobby.Said("X001", 4));
    }

    @Test
    void a_visit_that_ends_leaves_its_row_and_the_row_stays_in_its_place() {
        office = DemoOffice.open(folder, BRISK);
        Ticket ticket = office.issues("HT");
        office.opens(2);
        Lobby lobby = Lobby.at(office, pages);
        office.calls(2);
        assertThat(lobby.at(2)).hasText("H001");
        double top = lobby.at(2).boundingBox().y;

        office.starts(2, ticket);
        office.finishes(2, ticket);

        assertThat(lobby.at(2)).hasText("");
        assertThat(lobby.page().locator("[data-test=row][data-counter='xa-mau.q2']"))
                .hasAttribute("data-state", "free");
        assertThat(lobby.page()
                        .locator("[data-test=row][data-counter='xa-mau.q2'] [data-test=row-counter]")
                        .boundingBox()
                        .y)
                .isCloseTo(top, within(30.0));
    }

    @Test
    void the_clock_is_the_offices_own() {
        office = DemoOffice.open(folder);
        office.clock.stop();

        Lobby lobby = Lobby.at(office, pages);

        assertThat(lobby.part("clock")).containsText("08:15");
        assertThat(lobby.part("clock")).containsText("20/11/2026");
    }

    @Test
    void a_new_day_begins_with_an_empty_board() {
        office = DemoOffice.open(folder, BRISK);
        office.issues("HT");
        office.opens(2);
        Lobby lobby = Lobby.at(office, pages);
        office.calls(2);
        assertThat(lobby.at(2)).hasText("H001");

        office.clock.pass(Duration.ofDays(1));

        assertThat(lobby.at(2)).hasText("");
        assertThat(lobby.part("clock")).containsText("21/11/2026");
        assertThat(office.issues("HT").number().text()).isEqualTo("H001");
    }
}
