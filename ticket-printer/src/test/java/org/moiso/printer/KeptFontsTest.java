package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drawing leaves on the disk, in a process that dies while it draws. */
class KeptFontsTest {

    /** Draws a slip and dies as if it were killed. */
    static final class Dying {

        private Dying() {}

        public static void main(String[] arguments) {
            new SlipLayout(Path.of(arguments[0]))
                    .draw(Slip.test("MoiSo", OffsetDateTime.parse("2026-11-26T07:30:00+07:00")), PaperWidth.MM_80);
            Runtime.getRuntime().halt(9);
        }
    }

    @TempDir
    private Path folder;

    private Path fonts;
    private Path temporary;

    @BeforeEach
    void folders() throws IOException {
        fonts = folder.resolve("printers").resolve("fonts");
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @Test
    void a_process_that_is_killed_leaves_the_fonts_once_and_nothing_else() throws Exception {
        drawAndDie();
        List<Path> kept = files(fonts);
        assertThat(kept).hasSize(5).allMatch(it -> it.toString().endsWith(".ttf"));
        FileTime old = FileTime.fromMillis(0);
        for (Path font : kept) {
            Files.setLastModifiedTime(font, old);
        }
        byte[] whole = Files.readAllBytes(kept.get(0));
        Files.write(kept.get(0), new byte[100]);

        drawAndDie();

        assertThat(files(temporary)).isEmpty();
        assertThat(files(fonts)).isEqualTo(kept);
        assertThat(kept.get(0)).hasBinaryContent(whole);
        assertThat(Files.getLastModifiedTime(kept.get(1))).isEqualTo(old);
    }

    @Test
    void where_they_cannot_be_kept_slips_are_drawn_all_the_same() throws Exception {
        Files.writeString(folder.resolve("printers"), "a file where the folder should be");

        drawAndDie();
    }

    private void drawAndDie() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dying.class.getName(),
                        fonts.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isEqualTo(9);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> !it.getFileName().toString().startsWith("hsperf"))
                    .sorted()
                    .toList();
        }
    }
}
