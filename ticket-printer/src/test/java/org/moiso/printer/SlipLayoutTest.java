package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlipLayoutTest {
    private static final SlipLayout LAYOUT = new SlipLayout();
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-20T08:15:00+07:00");

    @ParameterizedTest
    @EnumSource(PaperWidth.class)
    void no_text_however_long_or_odd_leaves_the_paper(PaperWidth paper) {
        Random random = new Random(2026);
        for (int i = 0; i < 60; i++) {
            String odd = oddText(random);
            Slip slip = new Slip(
                    List.of(odd, oddText(random)),
                    "WWWWWWWWWWWW",
                    List.of("vi", "km"),
                    Map.of("vi", odd, "km", oddText(random)),
                    Map.of("vi", oddText(random)),
                    Map.of("vi", oddText(random)),
                    999_999,
                    new Slip.Estimate(10_000, 99_999),
                    NOW,
                    List.of(oddText(random), oddText(random)),
                    "https://example.gov.vn/" + "t".repeat(177),
                    Map.of("vi", oddText(random)),
                    random.nextBoolean(),
                    null);

            SlipImage image = LAYOUT.draw(slip, paper);

            assertThat(blackInTheMargins(image)).as(odd).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200B",
                "\t\n",
                "日本語 ✓ 🎉",
                "<b>Hộ tịch</b>",
                "A\u0000B",
                "ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្ក្"
            })
    void strange_texts_are_drawn_and_break_nothing(String strange) {
        Slip slip = new Slip(
                List.of(strange),
                "A1",
                List.of("vi"),
                Map.of("vi", strange),
                null,
                null,
                0,
                null,
                NOW,
                List.of(strange),
                null,
                null,
                false,
                null);

        assertThat(LAYOUT.draw(slip, PaperWidth.MM_58).height()).isPositive();
    }

    @Test
    void a_slip_is_no_longer_than_its_content_needs() {
        Slip bare = new Slip(
                List.of("UBND XÃ MẪU"),
                "H015",
                List.of("vi"),
                Map.of("vi", "Hộ tịch"),
                null,
                null,
                4,
                null,
                NOW,
                List.of(),
                null,
                null,
                false,
                null);

        assertThat(LAYOUT.draw(bare, PaperWidth.MM_80).height()).isLessThan(480);
        assertThat(LAYOUT.draw(SampleSlips.usual("H015"), PaperWidth.MM_80).height())
                .isLessThan(800);
    }

    @Test
    void khmer_is_never_cut_within_a_cluster() {
        String text = "ការបញ្ជាក់លក្ខខណ្ឌផ្ទៃដីលំនៅឋានជាមធ្យមដើម្បីចុះឈ្មោះស្នាក់នៅអចិន្ត្រៃយ៍";

        List<String> lines = LineBreaks.lines(LineBreaks.pieces(text, String::length, 5), 1, 5);

        assertThat(String.join("", lines)).isEqualTo(text);
        assertThat(lines).allSatisfy(line -> {
            assertThat(Character.getType(line.charAt(0))).isNotEqualTo((int) Character.NON_SPACING_MARK);
            assertThat(line).doesNotEndWith("\u17D2");
            assertThat(line.charAt(0)).isBetween('\u1780', '\u17B3');
        });
    }

    @Test
    void lines_end_at_spaces_break_marks_hyphens_and_slashes() {
        assertThat(lines("Người có công", 8)).containsExactly("Người có", "công");
        assertThat(lines("ឯកសារ\u200Bត្រូវ", 6)).containsExactly("ឯកសារ", "ត្រូវ");
        assertThat(lines("Căn-cước/CCCD", 9)).containsExactly("Căn-cước/", "CCCD");
        assertThat(lines("10–25 phút", 5)).containsExactly("10–25", "phút");
        assertThat(lines("", 5)).containsExactly("");
    }

    private static List<String> lines(String text, int width) {
        return LineBreaks.lines(LineBreaks.pieces(text, String::length, width), 1, width);
    }

    private static int blackInTheMargins(SlipImage image) {
        int black = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < SlipPage.MARGIN - 3 && !ruled(image, y); x++) {
                black += image.black(x, y) ? 1 : 0;
                black += image.black(image.width() - 1 - x, y) ? 1 : 0;
            }
        }
        return black;
    }

    /**
     * Bars, rules and dashed rules go to the edge on purpose: mostly black rows, or rows that repeat every ten dots.
     */
    private static boolean ruled(SlipImage image, int y) {
        int black = 0;
        boolean repeats = true;
        for (int x = 0; x < image.width(); x++) {
            black += image.black(x, y) ? 1 : 0;
            repeats &= x + 10 >= image.width() || image.black(x, y) == image.black(x + 10, y);
        }
        return black > image.width() / 2 || repeats;
    }

    private static String oddText(Random random) {
        String letters = "WMữẵđĐỹ-/ ,;កខ្គាំងឹ្ឋាន\u200B 0189iI";
        int[] points = letters.codePoints().toArray();
        return IntStream.range(0, 1 + random.nextInt(120))
                .mapToObj(i -> Character.toString(points[random.nextInt(points.length)]))
                .collect(Collectors.joining());
    }
}
