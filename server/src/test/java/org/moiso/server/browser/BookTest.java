package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Booking on a cheap phone, and coming with the code. */
final class BookTest {

    private static final String EVERY_DAY =
            "days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], from: \"00:00\", to: \"23:59\"";

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void land_takes_appointments_at_every_hour() {
        office = DemoOffice.open(
                folder,
                DemoOffice.with(
                        "days: [monday, tuesday, wednesday, thursday, friday], from: \"08:00\", to: \"10:30\"",
                        EVERY_DAY));
    }

    @Test
    void a_slot_is_booked_in_four_touches_and_its_code_gets_a_number_at_the_door() {
        Page phone = phone();
        Axe.approves(phone, "services");
        choice(phone, "Đất đai").click();
        assertThat(part(phone, "title")).hasText("Chọn ngày");
        Axe.approves(phone, "days");
        part(phone, "choice").nth(0).click();
        assertThat(part(phone, "title")).hasText("Chọn giờ");
        Axe.approves(phone, "times");
        part(phone, "choice").nth(0).click();
        Axe.approves(phone, "details");
        part(phone, "confirm").click();
        assertThat(part(phone, "slip")).isVisible();
        assertThat(part(phone, "qr")).hasJSProperty("complete", true);
        Axe.approves(phone, "booked");
        String code = part(phone, "code").innerText().replace(" ", "");
        assertThat(code).matches("[0-9]{8}");
        assertThat(phone.url()).endsWith("#" + code);

        Kiosk kiosk = Kiosk.at(office, pages);
        kiosk.part("have-appointment").click();
        Axe.approves(kiosk.page(), "code asked for");
        code.chars().forEach(digit -> kiosk.part("digit-" + (char) digit).click());
        Axe.approves(kiosk.page(), "code typed");
        kiosk.part("take").click();

        assertThat(kiosk.number()).hasText("L001");
        assertThat(kiosk.part("word")).containsText("Lịch hẹn lúc");
        Axe.approves(kiosk.page(), "number of an appointment");
    }

    @Test
    void a_scanned_code_goes_straight_to_the_number_and_a_used_one_says_so() {
        String code = book(phone());
        Kiosk kiosk = Kiosk.at(office, pages);

        scan(kiosk.page(), office.url() + "/book/xa-mau#" + code);
        assertThat(kiosk.number()).hasText("L001");
        kiosk.part("done").click();
        pages.mayLoseLines();
        scan(kiosk.page(), code);

        assertThat(kiosk.part("refused")).containsText("đã lấy số rồi");
    }

    @Test
    void a_service_that_wants_a_card_asks_for_it_at_the_door_and_the_code_is_not_asked_for_again() {
        office.close();
        office = DemoOffice.open(
                folder.resolve("cards"),
                DemoOffice.with(
                        "days: [monday, tuesday, wednesday, thursday, friday], from: \"08:00\", to: \"10:30\"",
                        EVERY_DAY),
                DemoOffice.with("{id: DD,", "{id: DD, limits: {perIdentity: 1},"));
        String code = book(phone());
        Kiosk kiosk = Kiosk.at(office, pages);
        pages.mayLoseLines();

        scan(kiosk.page(), code);
        assertThat(kiosk.part("identity")).isVisible();
        kiosk.scansCard("001090000123", "02091990");

        assertThat(kiosk.number()).hasText("L001");
        assertThat(kiosk.part("word")).containsText("Lịch hẹn lúc");
    }

    @Test
    void the_supervisor_sees_who_has_an_appointment_today_and_gives_one_up() {
        office.supervisor("truong", "Phạm Thị Trưởng");
        String code = book(phone());
        Page hall = pages.open(office.url() + "/hall", 1280, 800);
        part(hall, "username").fill("truong");
        part(hall, "password").fill(DemoOffice.PASSWORD);
        part(hall, "sign-in-button").click();
        Locator appointment = hall.locator("[data-test=appointment][data-code='" + code + "']");
        assertThat(appointment).hasAttribute("data-status", "booked");
        Axe.approves(hall, "appointments of the day");
        hall.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "pictures", "hall-appointments.png"))
                .setFullPage(true));

        appointment.getByTestId("give-up").click();
        Axe.approves(hall, "asked before it is given up");
        part(hall, "submit").click();

        assertThat(appointment).hasAttribute("data-status", "cancelled");
        assertThat(part(hall, "notice")).containsText("Đã hủy lịch hẹn");
    }

    @Test
    void the_address_with_the_code_finds_the_appointment_again_and_gives_it_up() {
        String code = book(phone());
        Page later = pages.open(office.url() + "/book/xa-mau#" + code, 360, 640);

        assertThat(part(later, "code")).hasText(Pattern.compile("\\d{4} \\d{4}"));
        part(later, "cancel").click();
        Axe.approves(later, "asked");
        part(later, "cancel-confirm").click();

        assertThat(part(later, "title")).hasText("Lịch hẹn đã hủy");
        assertThat(part(later, "cancel")).isHidden();
        part(later, "again").click();
        assertThat(choice(later, "Đất đai")).isVisible();
    }

    @Test
    void it_speaks_three_languages_and_fits_a_small_phone() {
        pages.mayLoseLines();
        Page phone = phone();
        for (String language : List.of("en", "km", "vi")) {
            part(phone, "language-" + language).click();
            assertThat(phone.locator("html")).hasAttribute("lang", language);
            assertThat(part(phone, "choice").nth(0)).isVisible();
            assertThat((Boolean) phone.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(language + " fits")
                    .isTrue();
        }
        part(phone, "typed").fill("1234 5678");
        part(phone, "look").click();
        assertThat(part(phone, "problem")).containsText("12345678");
        Axe.approves(phone, "no such code");
    }

    private Page phone() {
        Page phone = pages.open(office.url() + "/book/xa-mau", 360, 640);
        assertThat(choice(phone, "Đất đai")).isVisible();
        return phone;
    }

    private static String book(Page phone) {
        choice(phone, "Đất đai").click();
        assertThat(part(phone, "title")).hasText("Chọn ngày");
        part(phone, "choice").nth(0).click();
        assertThat(part(phone, "title")).hasText("Chọn giờ");
        part(phone, "choice").nth(0).click();
        part(phone, "confirm").click();
        assertThat(part(phone, "slip")).isVisible();
        return part(phone, "code").innerText().replace(" ", "");
    }

    private static void scan(Page page, String text) {
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    private static Locator choice(Page phone, String text) {
        return part(phone, "choice").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator part(Page page, String hook) {
        return page.getByTestId(hook);
    }
}
