package org.moiso.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The boards' registers as a slave that nobody here has written sees them. Runs where Debian's python3-pymodbus is installed; {@code ./test} installs it. */
final class PymodbusTest {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    Path folder;

    @Test
    void pymodbus_takes_every_frame() throws Exception {
        assumeTrue(isThere(), "python3-pymodbus, python3-serial-asyncio and socat are installed");
        Path computer = folder.resolve("bus");
        Path far = folder.resolve("far-end");
        Path script = folder.resolve("slave.py");
        try (var text = PymodbusTest.class.getResourceAsStream("/led/slave.py")) {
            Files.write(script, text.readAllBytes());
        }
        Process socat =
                new ProcessBuilder("socat", "pty,raw,echo=0,link=" + computer, "pty,raw,echo=0,link=" + far).start();
        await().until(() -> Files.exists(computer) && Files.exists(far));
        Process slave = new ProcessBuilder(PYTHON, script.toString(), far.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> told = new CopyOnWriteArrayList<>();
        Thread reader = new Thread(() -> read(slave.inputReader(), told), "pymodbus");
        reader.start();
        List<Long> shown = new CopyOnWriteArrayList<>();
        try (LedBus bus = new LedBus(
                new BusAddress(computer.toString(), 9600),
                List.of(LedPlace.parse("q1=1,led-485"), LedPlace.parse("q2=2,dm56")),
                1000,
                shown::add,
                () -> {})) {
            await().atMost(Duration.ofSeconds(20)).until(() -> !told.isEmpty());
            bus.start();
            bus.show("q1", new LedSight("open", "A012", 7));
            bus.show("q2", new LedSight("open", "H305", 8));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> told.stream().anyMatch(it -> it.startsWith("1=A012 2=H305 blink=15")));
            bus.show("q2", new LedSight("paused", null, 0));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> told.stream().anyMatch(it -> it.endsWith("2=---- blink=0")));
            assertThat(shown).containsExactlyInAnyOrder(7L, 8L);
            assertThat(bus.faults()).isEmpty();
        } finally {
            slave.destroyForcibly().waitFor();
            socat.destroyForcibly().waitFor();
        }
    }

    private static void read(BufferedReader lines, List<String> told) {
        try (lines) {
            lines.lines().forEach(told::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            // The slave was stopped.
        }
    }

    private static boolean isThere() throws IOException, InterruptedException {
        return Files.isExecutable(Path.of("/usr/bin/socat"))
                && Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "from pymodbus.server import StartSerialServer")
                                .start()
                                .waitFor()
                        == 0;
    }
}
