package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.Office;
import org.moiso.server.text.LocalText;

/** An administrator changes the office while it works. */
final class AdminTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void an_office() {
        office = DemoOffice.open(folder);
    }

    @Test
    void what_is_saved_is_in_force_at_once() {
        Admin admin = Admin.at(office, pages, "office");
        assertThat(admin.part("save")).hasCount(0);
        admin.words("office-name", "en").fill("A new name");
        admin.part("maxWaitMinutes").fill("50");
        admin.part("maxWaitMinutes").blur();
        admin.part("push").check();

        admin.saves();

        assertThat(office.plan().office().name().en()).isEqualTo("A new name");
        assertThat(office.plan().settings().maxWaitMinutes()).isEqualTo(50);
        assertThat(office.plan().settings().phone().push()).isTrue();
    }

    @Test
    void hours_are_set_day_by_day() {
        Admin admin = Admin.at(office, pages, "office");
        admin.part("always").uncheck();
        admin.part("day-monday").getByTestId("add-window").click();
        admin.part("day-monday").getByTestId("add-window").click();
        admin.part("date").fill("2027-02-08");
        admin.part("add-date").click();

        admin.saves();

        assertThat(office.plan().hours().week()).containsOnlyKeys("monday");
        assertThat(office.plan().hours().week().get("monday")).hasSize(2);
        assertThat(office.plan().hours().exceptions()).hasSize(1).containsValue(List.of());
    }

    @Test
    void a_plan_that_cannot_work_is_refused_with_its_reason_and_stays_on_the_page() {
        pages.mayLoseLines();
        Admin admin = Admin.at(office, pages, "office");
        admin.words("office-name", "vi").fill("");
        admin.words("office-name", "en").fill("");
        admin.words("office-name", "km").fill("");
        admin.part("header-line").first().fill("   ");

        admin.part("save").click();

        assertThat(admin.part("notice")).hasAttribute("data-tone", "bad");
        assertThat(admin.part("notice")).containsText("office");
        assertThat(admin.part("header-line").first()).hasValue("   ");
        assertThat(office.plan().office().name().vi()).isEqualTo("UBND xã Mẫu");
    }

    @Test
    void two_administrators_keep_what_the_other_changed() {
        pages.mayLoseLines();
        Admin admin = Admin.at(office, pages, "office");
        admin.part("maxWaitMinutes").fill("33");
        admin.part("maxWaitMinutes").blur();
        office.changes(before -> named(before, "Tên mới"));

        admin.saves();

        assertThat(office.plan().office().name().vi()).isEqualTo("Tên mới");
        assertThat(office.plan().settings().maxWaitMinutes()).isEqualTo(33);
    }

    @Test
    void two_administrators_in_the_same_section_are_told() {
        pages.mayLoseLines();
        Admin admin = Admin.at(office, pages, "office");
        admin.words("office-name", "vi").fill("Tên của tôi");
        office.changes(before -> named(before, "Tên của người khác"));

        admin.part("save").click();
        assertThat(admin.part("notice")).hasAttribute("data-tone", "bad");
        assertThat(admin.words("office-name", "vi")).hasValue("Tên của tôi");
        admin.part("discard").click();

        assertThat(admin.words("office-name", "vi")).hasValue("Tên của người khác");
        assertThat(office.plan().office().name().vi()).isEqualTo("Tên của người khác");
    }

    @Test
    void who_is_no_administrator_gets_nothing_to_see() {
        Page page = pages.open(office.admin("office"), 1280, 800);
        Admin admin = new Admin(page);

        admin.signsIn("canbo1");

        assertThat(admin.part("denied")).isVisible();
        admin.part("sign-out").click();
        assertThat(admin.part("sign-in")).isVisible();
    }

    @Test
    void a_service_that_closes_is_closed_at_the_kiosk() {
        Admin admin = Admin.at(office, pages, "services");
        Axe.approves(admin.page(), "services");
        service(admin, "HT").getByTestId("service-status").selectOption("closed");
        admin.saves();

        Kiosk kiosk = Kiosk.at(office, pages);

        assertThat(kiosk.service("HT").getByTestId("closed")).isVisible();
        assertThat(office.plan().service(new ServiceId("HT")).orElseThrow().status())
                .isEqualTo("closed");
    }

    @Test
    void a_new_service_gets_numbers_of_its_own_and_a_counter() {
        Admin admin = Admin.at(office, pages, "services");
        admin.part("add-service").click();
        admin.part("service").last().getByTestId("service-status").selectOption("open");
        String id = admin.part("service").last().getAttribute("data-id");
        counter(admin, "q2").getByTestId("serves-" + id).selectOption("2");
        admin.saves();

        assertThat(office.issues(id).number().text()).isEqualTo(id + "001");
        assertThat(office.plan().counter(new CounterId("q2")).orElseThrow().serves())
                .containsExactly(new Counter.Tier("HT", 1), new Counter.Tier(id, 2));
    }

    @Test
    void a_counter_goes_and_another_comes() {
        Admin admin = Admin.at(office, pages, "services");
        counter(admin, "q7").getByTestId("counter-remove").click();
        admin.part("add-counter").click();
        admin.saves();

        List<Integer> numbers =
                office.plan().counters().stream().map(Counter::number).toList();
        assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(office.plan().counter(new CounterId("q7")).orElseThrow().serves())
                .isEmpty();
    }

    private static Locator service(Admin admin, String id) {
        return admin.page().locator("[data-test=service][data-id='" + id + "']");
    }

    private static Locator counter(Admin admin, String id) {
        return admin.page().locator("[data-test=counter][data-id='" + id + "']");
    }

    private static OfficePlan named(OfficePlan plan, String name) {
        Office before = plan.office();
        return new OfficePlan(
                new Office(before.id(), LocalText.of(name), before.header(), before.zone(), before.languages()),
                plan.settings(),
                plan.hours(),
                plan.series(),
                plan.services(),
                plan.procedures(),
                plan.priorities(),
                plan.counters(),
                plan.printers(),
                plan.dispensers(),
                plan.screens(),
                plan.webhooks());
    }
}
