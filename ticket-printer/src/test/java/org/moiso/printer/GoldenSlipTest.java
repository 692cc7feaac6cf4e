package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The slips as they were looked at and found good. After a wanted change: run with {@code -Dgolden=write}, look at the
 * new pictures below {@code src/test/resources}, commit them.
 */
final class GoldenSlipTest {
    private static final SlipLayout LAYOUT = new SlipLayout();

    /**
     * Outlines come out alike on the Javas tried (Debian 17 with the system's HarfBuzz, Temurin 25 with its own: not
     * one dot differs); another build may round a curve otherwise.
     */
    private static final double TOLERATED = 0.002;

    @ParameterizedTest
    @CsvSource({
        "usual,vi,MM_80",
        "usual,km,MM_80",
        "usual,en,MM_80",
        "usual,vi,MM_58",
        "usual,km,MM_58",
        "usual,en,MM_58",
        "longest,vi,MM_80",
        "longest,km,MM_80",
        "longest,en,MM_80",
        "longest,vi,MM_58",
        "longest,km,MM_58",
        "longest,en,MM_58",
        "designed,vi,MM_80",
        "designed,km,MM_80",
        "designed,en,MM_80",
        "designed,vi,MM_58",
        "designed,km,MM_58",
        "designed,en,MM_58",
        "route,vi,MM_80",
        "route,km,MM_80",
        "route,en,MM_80",
        "route,vi,MM_58",
        "route,km,MM_58",
        "route,en,MM_58",
        "appointment,vi,MM_80",
        "appointment,km,MM_80",
        "appointment,en,MM_80",
        "appointment,vi,MM_58",
        "appointment,km,MM_58",
        "appointment,en,MM_58",
        "walk-in,vi,MM_80",
        "walk-in,km,MM_80",
        "walk-in,en,MM_80",
        "walk-in,vi,MM_58",
        "walk-in,km,MM_58",
        "walk-in,en,MM_58",
        "notice,vi,MM_80",
        "notice,km,MM_80",
        "notice,en,MM_58"
    })
    void slips_look_as_they_were_approved(String kind, String language, PaperWidth paper) throws Exception {
        String[] second = language.equals("vi") ? new String[0] : new String[] {language};
        Slip slip = switch (kind) {
            case "usual" -> SampleSlips.usual("H015", second);
            case "notice" -> SampleSlips.notice(second);
            case "longest" -> SampleSlips.longest(second);
            case "route" -> SampleSlips.route(second);
            case "appointment" -> SampleSlips.appointment(second);
            case "walk-in" -> SampleSlips.walkIn(second);
            default -> SampleSlips.designed(language);
        };
        String name =
                "golden/%s-%s-%s.png".formatted(kind, language, paper.name().toLowerCase(Locale.ROOT));

        SlipImage drawn = LAYOUT.draw(slip, paper);

        if ("write".equals(System.getProperty("golden"))) {
            Path file = Path.of("src/test/resources/org/moiso/printer").resolve(name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, drawn.png());
            return;
        }
        try (InputStream golden = GoldenSlipTest.class.getResourceAsStream(name)) {
            assertThat(golden).as(name).isNotNull();
            BufferedImage approved = ImageIO.read(golden);
            assertThat(drawn.width()).isEqualTo(approved.getWidth());
            assertThat(drawn.height()).isEqualTo(approved.getHeight());
            assertThat(differences(drawn, approved)).isLessThan((long) (drawn.width() * drawn.height() * TOLERATED));
        }
    }

    private static long differences(SlipImage drawn, BufferedImage approved) {
        long count = 0;
        for (int y = 0; y < drawn.height(); y++) {
            for (int x = 0; x < drawn.width(); x++) {
                boolean black = (approved.getRGB(x, y) & 0xFF) < 128;
                count += drawn.black(x, y) == black ? 0 : 1;
            }
        }
        return count;
    }
}
