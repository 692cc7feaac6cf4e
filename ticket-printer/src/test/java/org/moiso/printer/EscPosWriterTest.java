package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EscPosWriterTest {
    private static final SlipLayout LAYOUT = new SlipLayout();

    @ParameterizedTest
    @CsvSource({"MM_80,vi", "MM_80,km", "MM_80,en", "MM_58,vi", "MM_58,km", "MM_58,en"})
    void bytes_decode_back_to_the_drawn_slip(PaperWidth paper, String language) {
        Slip slip = SampleSlips.longest(language.equals("vi") ? new String[0] : new String[] {language});
        SlipImage drawn = LAYOUT.draw(slip, paper);

        EscPosDecoder.Decoded decoded = EscPosDecoder.decode(EscPosWriter.slip(drawn, Evidence.PROCESS_ID, "A0z9"));

        assertThat(decoded.slips()).containsExactly(EscPosWriter.defused(drawn));
        assertThat(decoded.processIds()).containsExactly("A0z9");
    }

    @Test
    void real_time_commands_within_the_picture_are_defused_by_one_neighbouring_dot() {
        byte[] noise = new byte[72 * 900];
        new Random(7).nextBytes(noise);
        noise[100] = 0x10;
        noise[101] = 0x14;
        noise[72 * 128 - 1] = 0x10;
        noise[72 * 128] = 0x04;
        SlipImage image = new SlipImage(576, 900, noise);

        SlipImage harmless = EscPosDecoder.decode(EscPosWriter.slip(image, Evidence.QUEUED_STATUS, ""))
                .slips()
                .get(0);

        byte[] bytes = harmless.rows(0, 900);
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] != noise[i]) {
                assertThat(noise[i]).isEqualTo((byte) 0x10);
                assertThat(noise[i + 1]).isIn((byte) 0x04, (byte) 0x05, (byte) 0x14);
                assertThat(bytes[i]).isEqualTo((byte) 0x30);
            }
        }
        assertThat(bytes[100]).isEqualTo((byte) 0x30);
    }

    @ParameterizedTest
    @EnumSource(PaperWidth.class)
    void the_code_is_readable_on_the_decoded_slip(PaperWidth paper) {
        for (Slip slip : new Slip[] {SampleSlips.usual("H015", "km"), SampleSlips.longest("en")}) {
            byte[] bytes = EscPosWriter.slip(LAYOUT.draw(slip, paper), Evidence.TIME, "");

            SlipImage printed = EscPosDecoder.decode(bytes).slips().get(0);

            assertThat(Codes.qr(printed)).contains(String.valueOf(slip.trackingUrl()));
        }
    }
}
