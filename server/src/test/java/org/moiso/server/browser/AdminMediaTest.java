package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.web.Role;

/** A clerk who gives the screens pictures and films, and takes the wrong files now and then. */
final class AdminMediaTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void there_is_an_administrator() {
        office = DemoOffice.open(folder);
        office.employs("quantri", Role.ADMIN);
    }

    @Test
    void files_are_added_put_in_order_and_taken_away_and_each_that_cannot_be_is_named_with_the_reason() {
        pages.mayLoseLines();
        Admin admin = Admin.at(office, pages, "media");
        Page page = admin.page();
        byte[] green = MediaDesk.picture(page, "green");
        Locator files = admin.part("file");
        assertThat(admin.part("no-files")).isVisible();

        choose(admin, file("slide 1.png", "image/png", green), file("phim.webm", "video/webm", MediaDesk.film(page)));
        assertThat(files).hasCount(2);
        assertThat(admin.part("notice")).hasText("Đã thêm slide 1.png, phim.webm.");
        files.nth(1).getByTestId("up").click();
        assertThat(files.nth(0)).containsText("phim.webm");

        choose(
                admin,
                file("ban in.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)),
                file("gia.png", "image/png", "no picture at all".getBytes(StandardCharsets.US_ASCII)),
                file("to.png", "image/png", new byte[10_000_001]),
                file("slide 1.png", "image/png", green),
                file("xanh.png", "image/png", MediaDesk.picture(page, "blue")));
        assertThat(files).hasCount(3);
        assertThat(admin.part("notice"))
                .hasText(Pattern.compile("ban in.pdf không phải ảnh.*gia.png: Màn hình không phát được.*"
                        + "to.png lớn hơn 10 MB.*slide 1.png đã có sẵn"));

        files.nth(0).getByTestId("remove-file").click();
        Axe.approves(page, "asked whether a film is to go");
        files.nth(0).getByTestId("remove-no").click();
        assertThat(files).hasCount(3);
        files.nth(0).getByTestId("remove-file").click();
        files.nth(0).getByTestId("remove-yes").click();
        assertThat(files).hasCount(2);
        page.reload();
        assertThat(files).hasCount(2);
        assertThat(files.nth(0)).containsText("slide 1.png");
        assertThat(files.nth(1)).containsText("xanh.png");
    }

    private static void choose(Admin admin, FilePayload... files) {
        admin.part("upload").setInputFiles(files);
    }

    private static FilePayload file(String name, String type, byte[] content) {
        return new FilePayload(name, type, content);
    }
}
