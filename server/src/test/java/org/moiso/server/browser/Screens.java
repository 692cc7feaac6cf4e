package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.moiso.server.browser.DemoOffice.with;
import static org.moiso.server.browser.DemoOffice.withPrinter;
import static org.moiso.server.browser.Device.BOARD;
import static org.moiso.server.browser.Device.CONSOLE;
import static org.moiso.server.browser.Device.DESK;
import static org.moiso.server.browser.Device.KIOSK;
import static org.moiso.server.browser.Device.MANUAL;
import static org.moiso.server.browser.Device.PHONE;
import static org.moiso.server.browser.Screen.screen;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.Ticket;

/** Every page in every state that somebody may see: a row each, whose device says at which sizes and in which languages it is looked at. */
final class Screens {

    private static final PriorityId ELDERLY = new PriorityId("elderly");

    private static final UnaryOperator<String> CLOSED_SERVICE = with(
            "{id: XH,", "{id: XH, status: closed, closedReason: {vi: \"Cán bộ đi tập huấn\"}, closedUntil: \"13:30\",");
    private static final UnaryOperator<String> CLOSED_OFFICE =
            with("hours: {always: true}", "hours: {week: {monday: [{from: \"07:00\", to: \"11:00\"}]}}");
    private static final UnaryOperator<String> NO_ANSWER_FROM_PRINTER = withPrinter("tcp://127.0.0.1:1");
    private static final UnaryOperator<String> NO_PRINTER = with(", printer: may-in-1", "");
    private static final UnaryOperator<String> LONG_NUMBERS =
            with("{id: H, prefix: H}", "{id: H, prefix: CA, separator: \"-\"}");

    private Screens() {}

    static Stream<Screen> all() {
        return Stream.of(kiosk(), kioskInTrouble(), board(), console(), consoleForms(), phone(), others())
                .flatMap(rows -> rows);
    }

    private static Stream<Screen> kiosk() {
        return Stream.of(
                screen("kiosk-rest", KIOSK, hall -> hall.busy().kiosk(visitor -> {})),
                screen(
                        "kiosk-search",
                        KIOSK,
                        hall -> hall.kiosk(visitor -> visitor.part("find").click())),
                screen("kiosk-search-found", KIOSK, hall -> hall.kiosk(visitor -> visitor.searches("khai sinh"))),
                screen(
                        "kiosk-procedure",
                        KIOSK,
                        hall -> hall.busy().kiosk(visitor -> {
                            visitor.searches("khai sinh");
                            visitor.part("result").first().click();
                            assertThat(visitor.part("papers")).isVisible();
                        })),
                screen(
                        "kiosk-priority",
                        KIOSK,
                        hall -> hall.kiosk(
                                visitor -> visitor.part("ask-priority").click())),
                screen(
                        "kiosk-priority-chosen",
                        KIOSK,
                        hall -> hall.busy().kiosk(visitor -> {
                            visitor.part("ask-priority").click();
                            visitor.part("priority").nth(3).click();
                            assertThat(visitor.part("priority-chosen")).isVisible();
                        })),
                screen(
                        "kiosk-long-wait",
                        KIOSK,
                        hall -> hall.busy()
                                .kiosk(visitor -> visitor.service("CT").click()),
                        with("askWhenAhead: 12", "askWhenAhead: 1")),
                screen(
                        "kiosk-ticket",
                        KIOSK,
                        hall -> hall.busy().kiosk(visitor -> {
                            visitor.takes("CA");
                            assertThat(visitor.part("slip")).hasAttribute("data-status", "printed");
                        })),
                screen(
                        "kiosk-ticket-without-printer",
                        KIOSK,
                        hall -> hall.busy().kiosk(visitor -> {
                            visitor.takes("HT");
                            assertThat(visitor.part("qr")).isVisible();
                        }),
                        NO_PRINTER,
                        LONG_NUMBERS),
                screen(
                        "kiosk-contrast",
                        KIOSK,
                        hall -> hall.busy()
                                .kiosk(visitor ->
                                        visitor.part("comfort-contrast").click())),
                screen(
                        "kiosk-larger",
                        KIOSK,
                        hall -> hall.busy()
                                .kiosk(visitor -> visitor.part("comfort-larger").click())),
                screen(
                        "kiosk-reach",
                        KIOSK,
                        hall -> hall.busy()
                                .kiosk(visitor -> visitor.part("comfort-reach").click())),
                screen(
                        "kiosk-ticket-larger",
                        KIOSK,
                        hall -> hall.busy().kiosk(visitor -> {
                            visitor.part("comfort-larger").click();
                            visitor.part("comfort-contrast").click();
                            visitor.takes("CA");
                            assertThat(visitor.part("slip")).hasAttribute("data-status", "printed");
                        })));
    }

    private static Stream<Screen> kioskInTrouble() {
        return Stream.of(
                screen("kiosk-closed-service", KIOSK, hall -> hall.kiosk(visitor -> {}), CLOSED_SERVICE),
                screen("kiosk-closed-office", KIOSK, hall -> hall.kiosk(visitor -> {}), CLOSED_OFFICE),
                screen(
                        "kiosk-ticket-not-printed",
                        KIOSK,
                        hall -> hall.busy().kiosk(visitor -> {
                            visitor.takes("HT");
                            assertThat(visitor.part("slip")).hasAttribute("data-status", "failed");
                        }),
                        NO_ANSWER_FROM_PRINTER),
                screen(
                        "kiosk-printer-trouble",
                        KIOSK,
                        hall -> hall.busy().kiosk(visitor -> {
                            visitor.takes("HT");
                            assertThat(visitor.part("slip")).hasAttribute("data-status", "failed");
                            visitor.part("done").click();
                            assertThat(visitor.part("printer-down")).isVisible();
                        }),
                        NO_ANSWER_FROM_PRINTER),
                screen(
                        "kiosk-no-answer",
                        KIOSK,
                        hall -> hall.kiosk(visitor -> {
                            visitor.page().route("**/tickets", Route::abort);
                            visitor.service("HT").click();
                            assertThat(visitor.part("page-issuing")).containsText("thử lại");
                        })),
                screen(
                        "kiosk-server-gone",
                        KIOSK,
                        hall -> hall.busy().kiosk(visitor -> {
                            hall.office().stop();
                            assertThat(visitor.part("offline")).isVisible();
                        })),
                screen(
                        "kiosk-without-server",
                        KIOSK,
                        hall -> hall.kiosk(visitor -> {
                            visitor.page().route("**/menu?*", Route::abort);
                            visitor.page().reload();
                            assertThat(visitor.part("offline")).isVisible();
                        })),
                screen("kiosk-setup", KIOSK, hall -> hall.page(hall.office().url() + "/kiosk/xa-mau", "setup")));
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
                            hall.office().stop();
                            assertThat(lobby.part("offline")).isVisible();
                        })));
    }

    private static Stream<Screen> console() {
        return Stream.of(
                screen("console-sign-in", CONSOLE, hall -> hall.entrance(officer -> {})),
                screen(
                        "console-sign-in-refused",
                        CONSOLE,
                        hall -> hall.entrance(officer -> {
                            officer.part("username").fill("canbo2");
                            officer.part("password").fill("quên rồi");
                            officer.part("sign-in-button").click();
                            assertThat(officer.page().getByRole(AriaRole.ALERT).first())
                                    .isVisible();
                        })),
                screen(
                        "console-counters",
                        CONSOLE,
                        hall -> hall.entrance(officer -> {
                            hall.office().issues("HT");
                            hall.office().opens(1);
                            officer.signsIn("canbo2");
                            assertThat(officer.counter(7)).isVisible();
                        })),
                screen("console-idle", CONSOLE, hall -> hall.desk(officer -> {})),
                screen("console-queue", CONSOLE, hall -> {
                    hall.arrivals();
                    return hall.desk(
                            officer -> assertThat(officer.row("next", "H002")).isVisible());
                }),
                screen("console-called", CONSOLE, hall -> {
                    hall.office().issues("HT", ELDERLY, Language.KM);
                    hall.arrivals();
                    return hall.desk(officer -> {
                        officer.button("call").click();
                        officer.has("H001", "called");
                    });
                }),
                screen("console-serving", CONSOLE, hall -> {
                    hall.arrivals();
                    return hall.desk(officer -> officer.serves("H001"));
                }),
                screen("console-lists", CONSOLE, hall -> {
                    hall.arrivals();
                    return hall.desk(officer -> {
                        officer.serves("H001");
                        officer.opens("5", "hold");
                        officer.chooses("1");
                        officer.page().keyboard().press("Enter");
                        assertThat(officer.row("held", "H001")).isVisible();
                        officer.button("call").click();
                        officer.has("H002", "called");
                        officer.presses("4");
                        assertThat(officer.row("missed", "H002")).isVisible();
                    });
                }),
                screen(
                        "console-alarms",
                        CONSOLE,
                        hall -> {
                            hall.arrivals();
                            return hall.desk(officer ->
                                    assertThat(officer.part("alarm").first()).isVisible());
                        },
                        NO_ANSWER_FROM_PRINTER));
    }

    private static Stream<Screen> consoleForms() {
        return Stream.of(
                screen("console-hold", CONSOLE, hall -> hall.busyDesk(officer -> officer.opens("5", "hold"))),
                screen("console-transfer", CONSOLE, hall -> hall.busyDesk(officer -> officer.opens("6", "transfer"))),
                screen("console-counter", CONSOLE, hall -> hall.busyDesk(officer -> officer.opens("8", "counter"))),
                screen("console-keys", CONSOLE, hall -> hall.busyDesk(officer -> officer.types("?"))),
                screen(
                        "console-lost-line",
                        CONSOLE,
                        hall -> hall.busyDesk(officer -> {
                            Stream.of(Language.values()).forEach(each -> Hall.speak(officer.page(), each));
                            hall.office().stop();
                            assertThat(officer.part("offline")).isVisible();
                        })));
    }

    private static Stream<Screen> phone() {
        return Stream.of(
                screen("track-waiting", PHONE, hall -> {
                    hall.arrivals();
                    return hall.phone(ticket -> {}, "waiting");
                }),
                screen("track-next", PHONE, hall -> hall.phone(ticket -> {}, "waiting")),
                screen(
                        "track-called",
                        PHONE,
                        hall -> hall.phone(ticket -> hall.office().calls(2), "called")),
                screen("track-serving", PHONE, hall -> hall.phone(hall::serves, "serving")),
                screen(
                        "track-finished",
                        PHONE,
                        hall -> hall.phone(
                                ticket -> {
                                    hall.serves(ticket);
                                    hall.office().finishes(2, ticket);
                                },
                                "finished"),
                        LONG_NUMBERS),
                screen("track-give-up", PHONE, hall -> {
                    Ticket ticket = hall.office().issues("HT");
                    Page page = hall.page(hall.office().tracking(ticket), "give-up");
                    page.getByTestId("give-up").click();
                    assertThat(page.getByTestId("give-up-dialog")).isVisible();
                    return page;
                }),
                screen("track-unknown", PHONE, hall -> hall.page(hall.office().url() + "/t/AAAAAAAAAAAA", "text")),
                screen("track-lost-line", PHONE, hall -> {
                    Page page = hall.phone(ticket -> {}, "waiting");
                    Stream.of(Language.values()).forEach(each -> Hall.speak(page, each));
                    hall.office().stop();
                    assertThat(page.locator("[data-part=dot].q-bad")).hasCount(1);
                    return page;
                }));
    }

    private static Stream<Screen> others() {
        return Stream.of(
                screen("start", DESK, hall -> hall.page(hall.office().url(), "open-kiosk")),
                screen("printer", DESK, hall -> {
                    hall.office().issues("XH");
                    hall.office().clock.pass(Duration.ofMinutes(1));
                    hall.office().issues("HT", ELDERLY, Language.KM);
                    hall.office().issues("CA", ELDERLY, Language.EN);
                    Page page = hall.page(hall.office().printer(), "slip");
                    assertThat(page.getByTestId("slip")).hasCount(3);
                    return page;
                }),
                screen(
                        "printer-nothing-yet",
                        DESK,
                        hall -> hall.page(hall.office().printer(), "printer")),
                screen("api-docs", MANUAL, hall -> hall.page(hall.office().url() + "/api/docs", "api-docs")));
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
