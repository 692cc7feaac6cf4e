package org.moiso.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LedTextTest {

    @ParameterizedTest
    @CsvSource({
        "A012, 4, A012",
        "H005, 4, H005",
        "B007, 4, b007",
        "D120, 6, '  d120'",
        "Q003, 4, ' 003'",
        "HT-014, 4, H014",
        "A1234, 4, 1234",
        "A012, 3, 012",
        "12345, 4, 2345",
        "7, 4, '   7'"
    })
    void a_number_is_drawn_with_what_seven_segments_have(String number, int digits, String drawn) {
        assertThat(LedText.ofNumber(number, digits)).isEqualTo(drawn);
    }

    @Test
    void a_counter_without_a_ticket_says_so() {
        assertThat(LedText.ofState("paused", 4)).isEqualTo("----");
        assertThat(LedText.ofState("closed", 4)).isEqualTo("    ");
        assertThat(LedText.ofState("open", 4)).isEqualTo(" -- ");
        assertThat(LedText.ofState("open", 6)).isEqualTo("  --  ");
    }

    @Test
    void a_board_is_written_as_counter_address_and_profile() {
        assertThat(LedPlace.parse("xa-mau.q2=7,dm56,6")).isEqualTo(new LedPlace("xa-mau.q2", 7, LedProfile.DM56, 6));
        assertThat(LedPlace.parse("q2=1,led-485").digits()).isEqualTo(4);
        assertThatThrownBy(() -> LedPlace.parse("q2")).hasMessageContaining("COUNTER=ADDRESS,PROFILE");
        assertThatThrownBy(() -> LedPlace.parse("q2=1,dm12")).hasMessageContaining("led-485 or dm56");
        assertThatThrownBy(() -> LedPlace.parse("q2=248,dm56")).hasMessageContaining("1 to 247");
        assertThat(BusAddress.parse("/dev/ttyUSB0?baud=19200")).isEqualTo(new BusAddress("/dev/ttyUSB0", 19200));
        assertThat(BusAddress.parse("COM3").baud()).isEqualTo(9600);
    }

    /** The slave of the tests must not be wrong in the same way as the library: its CRC is that of the manufacturers' examples. */
    @ParameterizedTest
    @CsvSource({
        "01 06 00 00 00 32, 1F08",
        "01 10 00 70 00 02 04 41 30 31 32, FD74",
        "01 06 00 FD 00 05, 39D8",
        "01 10 00 00 00 04 08 00 41 00 30 00 31 00 32, 6077"
    })
    void the_slaves_crc_is_that_of_the_documents(String frame, String crc) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(frame);

        assertThat(RtuSlaves.crc(bytes, bytes.length)).isEqualTo(Integer.parseInt(crc, 16));
    }
}
