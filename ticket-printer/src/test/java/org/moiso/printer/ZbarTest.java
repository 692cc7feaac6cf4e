package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The codes on paper as a reader sees them that shares no line with their writer: ours are written and read by ZXing.
 * From the bytes that go to the printer, decoded. Runs where Debian's zbar-tools is installed; {@code ./test} installs
 * it.
 */
final class ZbarTest {
    private static final Path READER = Path.of("/usr/bin/zbarimg");

    private static final SlipLayout LAYOUT = new SlipLayout();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(PaperWidth.class)
    void zbar_reads_every_code_on_every_kind_of_slip(PaperWidth paper) throws Exception {
        assumeTrue(Files.isExecutable(READER), "zbar-tools is installed");

        for (String language : List.of("vi", "km", "en")) {
            String[] second = language.equals("vi") ? new String[0] : new String[] {language};
            for (Slip slip : List.of(
                    SampleSlips.usual("H015", second), SampleSlips.longest(second), SampleSlips.designed(language))) {
                List<String> wanted = new ArrayList<>(List.of("QR-Code:" + slip.trackingUrl()));
                if (slip.template() != null) {
                    wanted.add("CODE-128:" + slip.number());
                }
                assertThat(read(slip, paper))
                        .as("%s %s", language, slip.number())
                        .containsExactlyInAnyOrderElementsOf(wanted);
            }
        }
    }

    private List<String> read(Slip slip, PaperWidth paper) throws Exception {
        byte[] bytes = EscPosWriter.slip(LAYOUT.draw(slip, paper), Evidence.PROCESS_ID, "0000");
        Path picture = folder.resolve("slip.png");
        Files.write(picture, EscPosDecoder.decode(bytes).slips().get(0).png());
        Process zbar = new ProcessBuilder(
                        READER.toString(), "-q", "-Sdisable", "-Sqrcode.enable", "-Scode128.enable", picture.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = zbar.inputReader()) {
            return lines.lines().toList();
        }
    }
}
