package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.moiso.server.browser.DemoOffice.with;
import static org.moiso.server.browser.DemoOffice.withPrinter;
import static org.moiso.server.browser.Device.CONSOLE;
import static org.moiso.server.browser.Device.DESK;
import static org.moiso.server.browser.Device.MANUAL;
import static org.moiso.server.browser.Device.SUPERVISOR;
import static org.moiso.server.browser.Screen.screen;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.text.Language;

/** Every page in every state that the staff may see: a row each, as in {@link VisitorScreens}. */
final class StaffScreens {

    private static final PriorityId ELDERLY = new PriorityId("elderly");
    private static final UnaryOperator<String> NO_ANSWER_FROM_PRINTER = withPrinter("tcp://127.0.0.1:1");

    private static final UnaryOperator<String> NO_ANSWER_FROM_KEYPAD = with(
            "printer: may-in-1}",
            "printer: may-in-1, keypad: \"serial:/dev/serial/by-path/none?baud=9600\", buttons: {\"1\": HT, B2: CT}}");

    private StaffScreens() {}

    static Stream<Screen> all() {
        return Stream.of(console(), consoleForms(), supervisor(), admin(), others())
                .flatMap(rows -> rows);
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
                            assertThat(officer.part("notice")).isVisible();
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
                        NO_ANSWER_FROM_PRINTER,
                        NO_ANSWER_FROM_KEYPAD));
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
                            Hall.reads(officer.page());
                            hall.office().stop();
                            assertThat(officer.part("offline")).isVisible();
                        })));
    }

    private static Stream<Screen> supervisor() {
        return Stream.of(
                screen("hall-empty", SUPERVISOR, hall -> hall.supervisor(page -> {})),
                screen("hall-busy", SUPERVISOR, hall -> hall.busy().supervisor(page -> {})),
                screen(
                        "hall-trouble",
                        SUPERVISOR,
                        hall -> hall.busy().supervisor(page -> {
                            hall.office().issues("HT", ELDERLY, Language.KM);
                            hall.office().clock.pass(Duration.ofMinutes(50));
                            hall.office().issues("CT");
                            assertThat(page.locator("[data-test=printer][data-state=trouble]"))
                                    .isVisible();
                            assertThat(page.locator("[data-test=keypad][data-state=lost]"))
                                    .isVisible();
                        }),
                        NO_ANSWER_FROM_PRINTER,
                        NO_ANSWER_FROM_KEYPAD),
                screen(
                        "hall-move",
                        SUPERVISOR,
                        hall -> hall.busy().supervisor(page -> {
                            page.locator("[data-test=ticket]")
                                    .getByTestId("move")
                                    .first()
                                    .click();
                            assertThat(page.getByTestId("dialog")).isVisible();
                        })),
                screen(
                        "hall-rule",
                        SUPERVISOR,
                        hall -> hall.busy().supervisor(page -> {
                            page.getByTestId("change-rule").click();
                            assertThat(page.getByTestId("dialog")).isVisible();
                        })));
    }

    private static Stream<Screen> admin() {
        Stream<Screen> sections = Stream.of(
                        "office", "services", "printers", "slip", "pairing", "staff", "media", "voice", "file")
                .map(section -> screen("admin-" + section, DESK, hall -> hall.admin(section)));
        Screen dispensers = screen(
                "admin-dispensers",
                DESK,
                hall -> {
                    Page page = hall.admin("printers");
                    page.getByTestId("other-key").scrollIntoViewIfNeeded();
                    return page;
                },
                NO_ANSWER_FROM_KEYPAD);
        return Stream.concat(sections, Stream.of(dispensers));
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
}
