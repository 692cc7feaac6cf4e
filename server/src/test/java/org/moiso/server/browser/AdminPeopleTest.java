package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The admin page's sections on people, on devices that were let in, and on the office file. */
final class AdminPeopleTest {

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
    void somebody_comes_gets_a_role_and_goes() {
        pages.mayLoseLines();
        Admin admin = Admin.at(office, pages, "staff");
        admin.part("new-username").fill("lan.nguyen");
        admin.part("new-name").fill("Nguyễn Thị Thử");
        admin.part("add-member").click();
        assertThat(admin.part("secret")).hasText(Pattern.compile("\\S{8,}"));
        Axe.approves(admin.page(), "staff");
        picture(admin, "staff");
        Locator member = admin.page().locator("[data-test=member][data-username='lan.nguyen']");

        member.getByTestId("member-role").selectOption("supervisor");
        assertThat(admin.part("secret")).hasCount(0);
        member.getByTestId("toggle").click();

        assertThat(member).hasAttribute("data-disabled", "true");
        admin.part("new-username").fill("lan.nguyen");
        admin.part("new-name").fill("Người khác");
        admin.part("add-member").click();
        assertThat(admin.part("notice")).hasAttribute("data-tone", "bad");
        assertThat(admin.part("new-username")).hasValue("lan.nguyen");
    }

    @Test
    void a_device_is_taken_out_when_asked_twice() {
        office.letsIn("sanh");
        Admin admin = Admin.at(office, pages, "pairing");
        Locator screen = admin.page()
                .locator("[data-test=token][data-device='xa-mau.sanh']")
                .first();
        int before = admin.part("token").count();
        Axe.approves(admin.page(), "devices");
        picture(admin, "devices");

        screen.getByTestId("revoke").click();
        screen.getByTestId("revoke-yes").click();

        assertThat(admin.part("notice")).hasAttribute("data-tone", "good");
        assertThat(admin.part("token")).hasCount(before - 1);
    }

    @Test
    void the_office_file_goes_out_and_comes_back_as_a_draft() throws IOException {
        pages.mayLoseLines();
        Admin admin = Admin.at(office, pages, "file");
        Download download =
                admin.page().waitForDownload(() -> admin.part("export").click());
        String yaml = Files.readString(download.path());
        assertThat(download.suggestedFilename()).isEqualTo("xa-mau.yaml");

        choose(admin, yaml.replace("port: ", "port: nowhere-").replaceFirst("(?m)^office:", "offices:"));
        assertThat(admin.part("problems")).containsText("office");
        assertThat(admin.part("save")).hasCount(0);
        Axe.approves(admin.page(), "file");
        picture(admin, "file");

        choose(admin, yaml.replace("UBND xã Mẫu", "UBND xã Mới"));
        assertThat(admin.part("problems")).hasCount(0);
        admin.part("save").click();

        assertThat(admin.part("save")).hasCount(0);
        assertThat(office.plan().office().name().vi()).isEqualTo("UBND xã Mới");
    }

    /** For a person to look at. */
    private static void picture(Admin admin, String name) {
        admin.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "pictures", "admin-" + name + ".png")));
    }

    private static void choose(Admin admin, String yaml) {
        admin.part("import")
                .setInputFiles(
                        new FilePayload("xa-mau.yaml", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
