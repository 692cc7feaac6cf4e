package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip as an office lays it out. */
final class SlipTemplateTest {
    private static final SlipLayout LAYOUT = new SlipLayout();
    private static final PaperWidth WIDE = PaperWidth.MM_80;

    @Test
    void without_a_template_a_slip_is_laid_out_as_usual() {
        Slip slip = SampleSlips.longest("km");

        assertThat(LAYOUT.draw(slip, WIDE)).isEqualTo(LAYOUT.draw(slip.laidOut(SlipTemplate.usual()), WIDE));
    }

    @ParameterizedTest
    @EnumSource(PaperWidth.class)
    void the_number_is_readable_from_its_bar_code(PaperWidth paper) {
        for (String number : List.of("A001", "H015", "CA-1021", "1001", "ABC-99999")) {
            Slip slip = SampleSlips.usual(number, "km").laidOut(template("number", "barcode", "qr"));

            SlipImage printed = printed(slip, paper);

            assertThat(Codes.bars(printed)).contains(number);
            assertThat(Codes.qr(printed)).contains(String.valueOf(slip.trackingUrl()));
        }
    }

    @Test
    void a_letter_that_bar_codes_lack_leaves_the_code_out() {
        Slip slip = SampleSlips.usual("Đ015");

        assertThat(LAYOUT.draw(slip.laidOut(template("number", "barcode")), WIDE))
                .isEqualTo(LAYOUT.draw(slip.laidOut(template("number")), WIDE));
    }

    @Test
    void lines_that_part_nothing_and_spaces_at_an_end_are_not_drawn() {
        Slip slip = SampleSlips.usual("H015");

        assertThat(LAYOUT.draw(slip.laidOut(template("rule", "number", "dashes", "papers", "dashes", "space")), WIDE))
                .isEqualTo(LAYOUT.draw(slip.laidOut(template("number")), WIDE));
        assertThat(LAYOUT.draw(slip.laidOut(template("number", "rule", "dashes", "ahead")), WIDE))
                .isEqualTo(LAYOUT.draw(slip.laidOut(template("number", "dashes", "ahead")), WIDE));
    }

    @Test
    void the_time_is_printed_once() {
        Slip slip = SampleSlips.usual("H015");
        int without = height(slip, template("number", "qr"));

        assertThat(height(slip, template("number", "qr", "issued"))).isEqualTo(without);
        assertThat(height(slip, template("number", "issued", "qr"))).isGreaterThan(without);
    }

    @Test
    void a_text_is_filled_in_and_left_out_where_something_is_missing() {
        Slip slip = SampleSlips.usual("H015", "en");
        SlipWords words = new SlipWords(slip);

        assertThat(words.filled(
                        Map.of("vi", "{number}: mời đến {counter} lúc {time}", "en", "{number}, {counter}, {minutes}")))
                .containsExactly("H015: mời đến Quầy 2 lúc 08:15", "H015, Counter 2, 10–25 min");
        assertThat(words.filled(Map.of("vi", "Còn {ahead} người"))).containsExactly("Còn 4 người");
        assertThat(words.filled(Map.of("vi", "Ưu tiên: {priority}"))).isEmpty();
        assertThat(words.filled(Map.of("vi", "$1 \\ {date}"))).containsExactly("$1 \\ 20/11/2026");
    }

    @Test
    void a_language_without_words_is_none() {
        Map<String, String> words = new HashMap<>(Map.of("vi", "Xin chào"));
        words.put("km", null);

        assertThat(new SlipBlock("text", null, null, words, null).text()).containsExactly(Map.entry("vi", "Xin chào"));
    }

    @Test
    void one_language_alone_takes_less_paper() {
        Slip both = SampleSlips.longest("km");
        Slip own = new Slip(
                both.office(),
                both.number(),
                List.of("km"),
                both.service(),
                both.priority(),
                both.counter(),
                both.ahead(),
                both.estimate(),
                both.issuedAt(),
                both.papers(),
                both.trackingUrl(),
                both.footer(),
                both.reprint(),
                null);

        assertThat(LAYOUT.draw(own, WIDE).height())
                .isLessThan(LAYOUT.draw(both, WIDE).height() - 100);
    }

    @Test
    void a_logo_is_made_black_and_white_and_small() throws Exception {
        BufferedImage photo = new BufferedImage(2400, 900, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = photo.createGraphics();
        for (int x = 0; x < 2400; x++) {
            graphics.setColor(new Color(x * 255 / 2400, 20, 200 - x * 200 / 2400));
            graphics.drawLine(x, 0, x, 899);
        }
        graphics.dispose();

        String logo = SlipLogo.of(png(photo));

        BufferedImage dots = SlipLogo.picture(logo);
        assertThat(dots.getWidth()).isLessThanOrEqualTo(SlipLogo.WIDEST);
        assertThat(dots.getHeight()).isBetween(130, SlipLogo.HIGHEST);
        assertThat(dots.getColorModel().getPixelSize()).isEqualTo(1);
        SlipImage slip = LAYOUT.draw(
                SampleSlips.usual("H015")
                        .laidOut(new SlipTemplate("both", List.of(logo(logo), SlipBlock.of("number")))),
                PaperWidth.MM_58);
        assertThat(slip.height()).isGreaterThan(dots.getHeight());
    }

    @Test
    void a_drawing_of_black_and_white_keeps_its_dots() throws Exception {
        BufferedImage drawing = new BufferedImage(80, 40, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = drawing.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillOval(3, 3, 70, 30);
        graphics.dispose();

        BufferedImage dots = SlipLogo.picture(SlipLogo.of(png(drawing)));

        for (int i = 0; i < 80 * 40; i++) {
            assertThat(dots.getRGB(i % 80, i / 80)).isEqualTo(drawing.getRGB(i % 80, i / 80));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no picture", "iVBORw0KGgo=", "****"})
    void what_is_no_logo_is_refused(String picture) {
        assertThatThrownBy(() -> logo(picture)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_logo_too_large_is_refused() throws Exception {
        byte[] large = png(new BufferedImage(400, 100, BufferedImage.TYPE_BYTE_BINARY));

        assertThatThrownBy(() -> logo(Base64.getEncoder().encodeToString(large)))
                .hasMessageContaining("360×200");
    }

    @Test
    void a_template_that_cannot_be_is_refused_with_its_reason() {
        assertThatThrownBy(() -> template("header")).hasMessageContaining("needs the number");
        assertThatThrownBy(() -> template("number", "qr", "qr")).hasMessageContaining("qr once");
        assertThatThrownBy(() -> template("number", "picture")).hasMessageContaining("one of");
        assertThatThrownBy(() -> SlipBlock.of("number", "huge")).hasMessageContaining("small, usual or large");
        assertThatThrownBy(() -> text("{name}")).hasMessageContaining("{name}");
        assertThatThrownBy(() -> new SlipBlock("text", null, null, Map.of("en", "Hello"), null))
                .hasMessageContaining("vi");
        assertThatThrownBy(() -> new SlipTemplate("all", SlipTemplate.usual().blocks()))
                .hasMessageContaining("both or own");
        assertThatThrownBy(() -> new SlipTemplate("both", Collections.nCopies(41, SlipBlock.of("rule"))))
                .hasMessageContaining("40");
    }

    /** The last two have, between their corners, what looks like a corner. */
    @Test
    void every_code_is_found_on_its_slip() {
        Stream<String> usual = IntStream.range(0, 60)
                .mapToObj(i -> Integer.toString(i * 7_919_993 + 1_000_000, 36).toUpperCase(Locale.ROOT));
        List<String> codes = Stream.concat(usual, Stream.of("F2V0RF", "ON2ZH8")).toList();

        List<String> found = codes.stream()
                .flatMap(code -> Stream.of(PaperWidth.values())
                        .map(paper -> LAYOUT.draw(tracked("http://192.168.1.20:8080/t/" + code), paper)))
                .flatMap(image -> Codes.qr(image).stream())
                .map(url -> url.replaceFirst(".*/", ""))
                .distinct()
                .toList();

        assertThat(found).isEqualTo(codes);
    }

    private static Slip tracked(String url) {
        Slip slip = SampleSlips.usual("H015", "km");
        return new Slip(
                slip.office(),
                slip.number(),
                slip.languages(),
                slip.service(),
                slip.priority(),
                slip.counter(),
                slip.ahead(),
                slip.estimate(),
                slip.issuedAt(),
                slip.papers(),
                url,
                slip.footer(),
                slip.reprint(),
                slip.template());
    }

    private static SlipImage printed(Slip slip, PaperWidth paper) {
        byte[] bytes = EscPosWriter.slip(LAYOUT.draw(slip, paper), Evidence.TIME, "");
        return EscPosDecoder.decode(bytes).slips().get(0);
    }

    private static int height(Slip slip, SlipTemplate template) {
        return LAYOUT.draw(slip.laidOut(template), WIDE).height();
    }

    private static SlipTemplate template(String... kinds) {
        return new SlipTemplate(
                "both", List.of(kinds).stream().map(SlipBlock::of).toList());
    }

    private static SlipBlock text(String vi) {
        return new SlipBlock("text", null, null, Map.of("vi", vi), null);
    }

    private static SlipBlock logo(String picture) {
        return new SlipBlock("logo", null, null, null, picture);
    }

    private static byte[] png(BufferedImage picture) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }
}
