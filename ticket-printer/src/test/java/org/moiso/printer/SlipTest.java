package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SlipTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-20T08:15:00+07:00");

    @Test
    void a_slip_has_one_language_or_two() {
        assertThat(slip("H015", List.of("vi", "km")).languages()).containsExactly("vi", "km");
        for (List<String> wrong :
                List.of(List.<String>of(), List.of("vi", "vi"), List.of("vi", "fr"), List.of("vi", "en", "km"))) {
            assertThatThrownBy(() -> slip("H015", wrong)).hasMessageContaining("languages");
        }
    }

    @Test
    void a_number_is_needed_and_short() {
        assertThatThrownBy(() -> slip(" ", List.of("vi"))).hasMessageContaining("number");
        assertThatThrownBy(() -> slip("A123456789012", List.of("vi"))).hasMessageContaining("number");
    }

    @Test
    void a_tracking_address_is_short_and_ascii() {
        for (String wrong : List.of("", "http://xã.vn/t/1", "http://a b", "h".repeat(201))) {
            assertThatThrownBy(() -> new Slip(
                            List.of("UBND"),
                            "H015",
                            List.of("vi"),
                            Map.of("vi", "Hộ tịch"),
                            null,
                            null,
                            0,
                            null,
                            NOW,
                            List.of(),
                            wrong,
                            null,
                            false,
                            null))
                    .hasMessageContaining("tracking address");
        }
    }

    @Test
    void an_estimate_is_a_range() {
        assertThatThrownBy(() -> new Slip.Estimate(10, 5)).hasMessageContaining("not 10 to 5");
    }

    @Test
    void a_reprint_differs_by_its_mark_alone() {
        Slip slip = SampleSlips.usual("H015");

        Slip again = slip.reprinted();

        assertThat(again.reprint()).isTrue();
        assertThat(again).usingRecursiveComparison().ignoringFields("reprint").isEqualTo(slip);
    }

    private static Slip slip(String number, List<String> languages) {
        return new Slip(
                List.of("UBND"),
                number,
                languages,
                Map.of("vi", "Hộ tịch"),
                null,
                null,
                0,
                null,
                NOW,
                List.of(),
                null,
                null,
                false,
                null);
    }
}
