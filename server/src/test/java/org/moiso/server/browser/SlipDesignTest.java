package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.Codes;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.SlipImage;
import org.moiso.printer.SlipTemplate;

/** An administrator lays out the slips of the office. */
final class SlipDesignTest {

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private FakePrinter printer;

    @AutoClose
    private DemoOffice office;

    private Admin admin;

    @BeforeEach
    void the_designer_is_open() {
        printer = FakePrinter.onTcp();
        office = DemoOffice.open(folder, DemoOffice.withPrinter(printer.address()));
        admin = Admin.at(office, pages, "slip");
        assertThat(admin.part("preview")).isVisible();
    }

    @Test
    void what_the_preview_shows_is_what_the_printer_prints() throws Exception {
        option("number", "part-size", "large");
        BufferedImage shown = previewAfter(() -> admin.part("preview-language").selectOption("km"));

        admin.part("print").click();

        assertThat(differences(printed(1), shown)).isZero();
        assertThat(office.plan().settings().slip().template()).isNull();
    }

    @Test
    void what_was_laid_out_and_saved_is_on_the_next_slip() {
        admin.part("add-part").selectOption("barcode");
        admin.part("languages").selectOption("own");
        part("papers").getByTestId("part-remove").click();
        part("barcode").getByTestId("part-up").click();
        admin.saves();

        office.issues("HT");

        assertThat(Codes.bars(printed(1))).contains("H001");
        SlipTemplate template = office.plan().settings().slip().of("HT");
        assertThat(template.languages()).isEqualTo("own");
        assertThat(template.has("papers")).isFalse();
        assertThat(template.blocks().get(template.blocks().size() - 2).kind()).isEqualTo("barcode");
    }

    @Test
    void a_service_has_a_layout_of_its_own_and_loses_it_again() {
        admin.part("scope").selectOption("HT");
        admin.part("add-part").selectOption("text");
        admin.words("part-words", "vi").fill("Số {number}, {ahead} người phía trước");
        admin.saves();
        assertThat(office.plan().settings().slip().services()).containsOnlyKeys("HT");
        assertThat(office.plan().settings().slip().of("CT")).isEqualTo(SlipTemplate.usual());

        admin.part("reset").click();
        admin.saves();

        assertThat(office.plan().settings().slip().services()).isEmpty();
    }

    @Test
    void a_logo_is_made_of_a_picture_and_what_is_none_is_refused() throws Exception {
        pages.mayLoseLines();
        admin.part("logo-file")
                .setInputFiles(new FilePayload("x.png", "image/png", "no picture".getBytes(StandardCharsets.UTF_8)));
        assertThat(admin.part("notice")).hasAttribute("data-tone", "bad");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB), "png", file);

        admin.part("logo-file").setInputFiles(new FilePayload("x.png", "image/png", file.toByteArray()));

        assertThat(part("logo")).isVisible();
        admin.saves();
        assertThat(office.plan().settings().slip().of("HT").blocks().get(0).picture())
                .isNotNull();
    }

    @Test
    void a_text_with_an_unknown_placeholder_is_refused_while_one_types() {
        pages.mayLoseLines();
        admin.part("add-part").selectOption("text");
        admin.words("part-words", "vi").fill("{tên}");

        assertThat(admin.part("notice")).containsText("{tên}");
        assertThat(admin.part("preview")).isVisible();
    }

    @Test
    void every_paper_and_language_is_shown() throws Exception {
        assertThat(previewAfter(() -> admin.part("preview-width").selectOption("58"))
                        .getWidth())
                .isEqualTo(384);
        for (String language : new String[] {"en", "km"}) {
            previewAfter(() -> admin.part("preview-language").selectOption(language));
        }
        assertThat(previewAfter(() -> admin.part("preview-width").selectOption("80"))
                        .getWidth())
                .isEqualTo(576);
    }

    private Locator part(String kind) {
        return admin.page().locator("[data-test=part][data-kind=" + kind + "]");
    }

    private void option(String kind, String hook, String value) {
        part(kind).getByTestId("part-open").click();
        part(kind).getByTestId(hook).selectOption(value);
    }

    private BufferedImage previewAfter(Runnable change) throws IOException {
        Response answer = admin.page().waitForResponse(it -> it.url().endsWith("/slip/preview"), change);
        assertThat(answer.status()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    private SlipImage printed(int count) {
        await().atMost(30, TimeUnit.SECONDS).until(() -> printer.pieces().size() >= count);
        return printer.pieces().get(count - 1);
    }

    private static int differences(SlipImage paper, BufferedImage shown) {
        assertThat(paper.width()).isEqualTo(shown.getWidth());
        assertThat(paper.height()).isEqualTo(shown.getHeight());
        int count = 0;
        for (int y = 0; y < paper.height(); y++) {
            for (int x = 0; x < paper.width(); x++) {
                boolean black = (shown.getRGB(x, y) & 0xFF) < 128;
                // Where two bytes would be a command that a printer obeys at once, one dot gets a black neighbour.
                boolean mayDiffer = x % 8 == 2 && paper.black(x, y);
                count += paper.black(x, y) == black || mayDiffer ? 0 : 1;
            }
        }
        return count;
    }
}
