package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.moiso.server.browser.DemoOffice.with;
import static org.moiso.server.browser.Device.BOARD;
import static org.moiso.server.browser.Device.COUNTER_BOARD;
import static org.moiso.server.browser.Device.STRIP;
import static org.moiso.server.browser.Screen.screen;

import com.microsoft.playwright.Page;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.text.Language;

/** Every board in every state that the hall may see: a row each, as in {@link VisitorScreens}. */
final class BoardScreens {

    private static final PriorityId ELDERLY = new PriorityId("elderly");
    private static final UnaryOperator<String> LONG_NUMBERS =
            with("{id: H, prefix: H}", "{id: H, prefix: CA, separator: \"-\"}");
    private static final String SCREEN = "{id: sanh, name: \"Màn hình sảnh\", kind: lobby}";

    private BoardScreens() {}

    static Stream<Screen> all() {
        return Stream.of(board(), boardLooks(), overCounters()).flatMap(rows -> rows);
    }

    private static Stream<Screen> board() {
        return Stream.of(
                screen("board-empty", BOARD, hall -> hall.board(lobby -> {})),
                screen("board-idle", BOARD, hall -> hall.busy().board(lobby -> {})),
                screen(
                        "board-call",
                        BOARD,
                        hall -> hall.busy().board(lobby -> {
                            hall.office().calls(2);
                            lobby.announces("H002", 2);
                        })),
                screen(
                        "board-call-priority",
                        BOARD,
                        hall -> hall.busy().board(lobby -> {
                            hall.office().issues("XH", ELDERLY, Language.KM);
                            hall.office().calls(4);
                            lobby.announces("X002", 4);
                        })),
                screen(
                        "board-long-number",
                        BOARD,
                        hall -> hall.busy().board(lobby -> {
                            hall.office().issues("HT", ELDERLY, Language.EN);
                            hall.office().calls(2);
                            lobby.announces("CA-004", 2);
                        }),
                        LONG_NUMBERS),
                screen(
                        "board-long-names",
                        BOARD,
                        hall -> hall.busy().board(lobby -> {
                            hall.office().issues("HT", ELDERLY, Language.VI);
                            hall.office().calls(2);
                            lobby.announces("H004", 2);
                        }),
                        with(
                                "Hộ tịch\", en: \"Civil status",
                                "Hộ tịch - Quốc tịch - Nuôi con nuôi\", en: \"Civil status, nationality, adoption"),
                        with("UBND xã Mẫu", "Trung tâm Phục vụ hành chính công xã Thạnh Mỹ Tây")),
                screen("board-full", BOARD, hall -> hall.crowded(16).board(lobby -> {}), counters(16)),
                screen(
                        "board-paged",
                        BOARD,
                        hall -> hall.crowded(25).board(lobby -> {
                            hall.office().issues("CT");
                            hall.office().calls(25);
                            lobby.announces("A020", 25);
                        }),
                        counters(25)),
                screen(
                        "board-lost-line",
                        BOARD,
                        hall -> hall.busy().board(lobby -> {
                            Critic.waitsForCalm(lobby.page());
                            hall.office().stop();
                            assertThat(lobby.part("offline")).isVisible();
                        })));
    }

    private static Stream<Screen> boardLooks() {
        return Stream.of(
                screen(
                        "board-strip",
                        STRIP,
                        hall -> hall.busy().board(lobby -> {
                            hall.office().calls(2);
                            lobby.announces("H002", 2);
                        })),
                screen("board-strip-idle", STRIP, hall -> hall.busy().board(lobby -> {})),
                screen(
                        "board-day",
                        BOARD,
                        hall -> hall.busy().board(lobby -> {
                            hall.office().calls(2);
                            lobby.announces("H002", 2);
                        }),
                        look("theme: day")),
                screen("board-contrast", BOARD, hall -> hall.busy().board(lobby -> {}), look("theme: contrast")),
                screen(
                        "board-zone",
                        BOARD,
                        hall -> hall.busy().board(lobby -> {}),
                        look("counters: [q1, q2], services: [CT, HT], languages: [vi, km]")),
                screen(
                        "board-media",
                        BOARD,
                        hall -> hall.busy().board(lobby -> {
                            new MediaDesk(hall.office()).uploads(MediaDesk.picture(lobby.page(), "#1e7b4f"));
                            assertThat(lobby.part("media")).isVisible();
                        })));
    }

    private static Stream<Screen> overCounters() {
        return Stream.of(
                screen(
                        "counter-board-closed",
                        COUNTER_BOARD,
                        hall -> hall.page(hall.office().counterBoard(2), "state")),
                screen("counter-board-called", COUNTER_BOARD, hall -> {
                    hall.arrivals();
                    hall.office().opens(2);
                    Page page = hall.page(hall.office().counterBoard(2), "next");
                    hall.office().calls(2);
                    assertThat(page.getByTestId("number")).hasText("H001");
                    assertThat(page.getByTestId("counter-board")).hasAttribute("data-state", "called");
                    return page;
                }),
                screen("counter-board-free", COUNTER_BOARD, hall -> {
                    hall.office().opens(2);
                    return hall.page(hall.office().counterBoard(2), "state");
                }));
    }

    private static UnaryOperator<String> look(String look) {
        return with(SCREEN, SCREEN.replace("}", ", look: {" + look + "}}"));
    }

    /** As many counters, the further ones with the work of the first. */
    private static UnaryOperator<String> counters(int count) {
        String more = IntStream.rangeClosed(8, count)
                .mapToObj(number ->
                        "  - {id: q%1$d, number: %1$d, name: {vi: \"Quầy %1$d\", en: \"Counter %1$d\", km: \"បញ្ជរ %1$d\"}, serves: [{service: CT, tier: 1}]}"
                                .formatted(number))
                .collect(Collectors.joining("\n"));
        return with("\nprinters:", more + "\n\nprinters:");
    }
}
