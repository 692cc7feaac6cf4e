package org.moiso.server.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A keypad that could not work is refused before anybody pushes it in vain. */
final class KeypadCheckTest {

    private static final String KEYPAD = "serial:/dev/serial/by-path/pci-0-usb-1?baud=9600";

    @TempDir
    Path folder;

    @Test
    void a_keypad_is_in_the_office_file_and_comes_out_of_it_as_it_went_in() throws Exception {
        String written = office("serial:/dev/ttyS0", "may-in-1", "'1': HT, 'B2': CT", KEYPAD);

        OfficeFile.Content read = new OfficeFile().read(written);

        assertThat(read.plan().dispensers().get(0).keypad()).isEqualTo(KEYPAD);
        String again = new OfficeFile().write(read.plan(), List.of());
        assertThat(again).contains("# keypad: serial:/dev/serial/by-path/");
        assertThat(new OfficeFile().read(again).plan()).isEqualTo(read.plan());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tcp://10.0.0.9 | may-in-1 | 1: HT         | serial:                   | names no serial port
                    tcp://10.0.0.9 | may-in-1 | 1: HT         | serial:COM3?baud=9601     | has a rate
                    tcp://10.0.0.9 | may-in-1 | 1: HT         | tcp://10.0.0.7            | A keypad is on a serial port
                    tcp://10.0.0.9 | may-in-1 | 1: HT         | virtual:                  | A keypad is on a serial port
                    serial:COM3    | may-in-1 | 1: HT         | serial:com3?baud=9600     | is on the port of the printer "may-in-1"
                    serial:/dev/a  | may-in-1 | 1: HT         | serial:/dev/./a?baud=9600 | is on the port of the printer "may-in-1"
                    device:/dev/a  | may-in-1 | 1: HT         | serial:/dev/a             | is on the port of the printer "may-in-1"
                    tcp://10.0.0.9 | ~        | 1: HT         | serial:COM3               | has a keypad and no printer
                    tcp://10.0.0.9 | may-in-1 | NONE          | serial:COM3               | has a keypad and no buttons
                    tcp://10.0.0.9 | may-in-1 | Ă: HT         | serial:COM3               | cannot send the key "Ă"
                    tcp://10.0.0.9 | may-in-1 | 1 2: HT       | serial:COM3               | cannot send the key "1 2"
                    tcp://10.0.0.9 | may-in-1 | 1: HT, 11: CT | serial:COM3               | the key "11" of the keypad
                    """)
    void what_cannot_work_is_refused_in_words(
            String printer, String prints, String buttons, String keypad, String problem) throws Exception {
        String written = office(printer, prints, buttons.equals("NONE") ? "" : buttons, keypad);

        assertThat(refusal(written)).isInstanceOf(OfficeFile.Unusable.class).hasMessageContaining(problem);
    }

    @Test
    void a_link_to_a_port_is_that_port() throws Exception {
        Path port = Files.createFile(folder.resolve("ttyUSB0"));
        Path link = Files.createSymbolicLink(folder.resolve("by-path"), port);

        assertThat(refusal(office("serial:" + port, "may-in-1", "'1': HT", "serial:" + link)))
                .hasMessageContaining("is on the port of the printer");
    }

    @Test
    void two_keypads_do_not_share_a_port() throws Exception {
        String one = office("tcp://10.0.0.9", "may-in-1", "'1': HT", KEYPAD);
        String two = one.replace(
                "dispensers:",
                "dispensers:\n  - {id: cua-sau, name: \"Cửa sau\", printer: may-in-1, keypad: \"" + KEYPAD
                        + "\", buttons: {'1': CT}}");

        assertThat(refusal(two)).hasMessageContaining("\"cua-sau\" and \"cua-chinh\" are on the same port");
    }

    private static @Nullable Throwable refusal(String written) {
        return catchThrowable(() -> new OfficeFile().read(written));
    }

    private static String office(String printer, String prints, String buttons, String keypad) throws IOException {
        try (InputStream yaml = KeypadCheckTest.class.getResourceAsStream("/office.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("id: any", "id: xa-mau")
                    .replace(
                            "  - {id: cua-chinh, name: \"Máy lấy số\"}",
                            "  - {id: cua-chinh, name: \"Máy lấy số\", printer: " + prints + ", keypad: \"" + keypad
                                    + "\", buttons: {" + buttons
                                    + "}}\nprinters:\n  - {id: may-in-1, name: \"Máy in\", port: \""
                                    + printer + "\"}");
        }
    }
}
