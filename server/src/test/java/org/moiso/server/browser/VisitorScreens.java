package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.moiso.server.browser.DemoOffice.with;
import static org.moiso.server.browser.DemoOffice.withPrinter;
import static org.moiso.server.browser.Device.KIOSK;
import static org.moiso.server.browser.Device.PHONE;
import static org.moiso.server.browser.Screen.screen;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.moiso.server.ticket.Ticket;

/**
 * Every page in every state that a visitor may see, at the door and on the phone: a row each, whose device says at which sizes and in which languages it is looked at. Those on the walls are
 * {@link BoardScreens}, those of the staff {@link StaffScreens}.
 */
final class VisitorScreens {

    private static final UnaryOperator<String> CLOSED_SERVICE = with(
            "{id: XH,", "{id: XH, status: closed, closedReason: {vi: \"Cán bộ đi tập huấn\"}, closedUntil: \"13:30\",");
    private static final UnaryOperator<String> CLOSED_OFFICE =
            with("hours: {always: true}", "hours: {week: {monday: [{from: \"07:00\", to: \"11:00\"}]}}");
    private static final UnaryOperator<String> NO_ANSWER_FROM_PRINTER = withPrinter("tcp://127.0.0.1:1");
    private static final UnaryOperator<String> NO_PRINTER = with(", printer: may-in-1", "");
    private static final UnaryOperator<String> TELLS_PHONES =
            with("\nsettings:\n", "\nsettings:\n  phone: {push: true}\n");
    private static final UnaryOperator<String> LONG_NUMBERS =
            with("{id: H, prefix: H}", "{id: H, prefix: CA, separator: \"-\"}");

    private static final UnaryOperator<String> EVERY_DAY = with(
            "days: [monday, tuesday, wednesday, thursday, friday], from: \"08:00\", to: \"10:30\"",
            "days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], from: \"09:00\", to: \"15:30\"");

    private VisitorScreens() {}

    static Stream<Screen> all() {
        return Stream.of(kiosk(), kioskAsks(), kioskInTrouble(), phone(), booking())
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
                            Critic.waitsForCalm(visitor.page());
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
                screen("track-told-when-called", PHONE, hall -> phoneThatCanBeTold(hall, "", "push-off"), TELLS_PHONES),
                screen(
                        "track-cannot-be-told",
                        PHONE,
                        hall -> phoneThatCanBeTold(
                                hall, "throw new DOMException('no push service', 'AbortError');", "push-text"),
                        TELLS_PHONES),
                screen("track-unknown", PHONE, hall -> hall.page(hall.office().url() + "/t/AAAAAAAAAAAA", "text")),
                screen("track-lost-line", PHONE, hall -> {
                    Page page = hall.phone(ticket -> {}, "waiting");
                    Hall.reads(page);
                    hall.office().stop();
                    assertThat(page.locator("[data-part=dot].q-bad")).hasCount(1);
                    return page;
                }));
    }

    /**
     * A phone whose holder asks to be told of the call.
     *
     * @param refusal what its maker's service throws, if anything
     * @param shown what the page shows then
     */
    private static Page phoneThatCanBeTold(Hall hall, String refusal, String shown) {
        hall.pages().browser().grantPermissions(List.of("notifications"));
        Page phone = hall.phone(ticket -> {}, "waiting");
        phone.route("**/push", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
        phone.evaluate(
                "void (PushManager.prototype.subscribe = async () => { " + refusal + " return { endpoint: 'x' }; })");
        phone.getByTestId("push-on").click();
        assertThat(phone.getByTestId("push-on")).isHidden();
        assertThat(phone.getByTestId(shown)).isVisible();
        return phone;
    }

    private static Stream<Screen> kioskAsks() {
        return Stream.of(
                screen(
                        "kiosk-identity",
                        KIOSK,
                        hall -> hall.kiosk(visitor -> {
                            visitor.service("HT").click();
                            assertThat(visitor.part("identity")).isVisible();
                        }),
                        with("{id: HT,", "{id: HT, limits: {perIdentity: 1},")),
                screen(
                        "kiosk-dossiers",
                        KIOSK,
                        hall -> hall.kiosk(visitor -> {
                            visitor.service("HT").click();
                            assertThat(visitor.part("page-dossiers")).isVisible();
                        }),
                        with("visit: {", "visit: {askDossiers: true, ")),
                screen(
                        "kiosk-appointment",
                        KIOSK,
                        hall -> hall.kiosk(visitor -> {
                            visitor.part("have-appointment").click();
                            "1234"
                                    .chars()
                                    .forEach(digit -> visitor.part("digit-" + (char) digit)
                                            .click());
                        })));
    }

    private static Stream<Screen> booking() {
        return Stream.of(
                screen("book-service", PHONE, hall -> books(hall, 0), EVERY_DAY),
                screen("book-day", PHONE, hall -> books(hall, 1), EVERY_DAY),
                screen("book-time", PHONE, hall -> books(hall, 2), EVERY_DAY),
                screen("book-details", PHONE, hall -> books(hall, 3), EVERY_DAY),
                screen(
                        "book-booked",
                        PHONE,
                        hall -> {
                            Page page = books(hall, 3);
                            page.getByTestId("confirm").click();
                            assertThat(page.getByTestId("slip")).isVisible();
                            return page;
                        },
                        EVERY_DAY));
    }

    /** The booking page after so many touches. */
    private static Page books(Hall hall, int touches) {
        Page page = hall.page(hall.office().url() + "/book/xa-mau", "choice");
        List<String> titles = List.of("Chọn ngày", "Chọn giờ");
        for (int touch = 0; touch < touches; touch++) {
            page.getByTestId("choice").first().click();
            if (touch < titles.size()) {
                assertThat(page.getByTestId("title")).hasText(titles.get(touch));
            } else {
                assertThat(page.getByTestId("confirm")).isVisible();
            }
        }
        return page;
    }
}
