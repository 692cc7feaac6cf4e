package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which machine code a process that opens a serial line runs: asked in a process of its own, for the library is loaded once. */
final class SerialLibraryTest {

    private static final Path MAPS = Path.of("/proc/self/maps");

    @TempDir
    Path folder;

    /** Opens the library, and says from where its machine code was loaded. */
    public static void main(String... arguments) throws IOException {
        SerialLibrary.unpackInto(Path.of(arguments[0]));
        com.fazecast.jSerialComm.SerialPort[] ports = com.fazecast.jSerialComm.SerialPort.getCommPorts();
        System.out.println("ports " + ports.length);
        Files.readAllLines(MAPS).stream()
                .filter(line -> line.contains("jSerialComm") && line.endsWith(".so"))
                .map(line -> line.substring(line.indexOf('/')))
                .distinct()
                .forEach(System.out::println);
    }

    @Test
    void machine_code_is_loaded_from_a_folder_that_only_this_program_can_write() throws Exception {
        assumeTrue(Files.exists(MAPS), "only Linux tells what a process has loaded");
        Path own = folder.resolve("serial-line");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // As the jar's manifest says; newer Javas warn of machine code without it.
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SerialLibraryTest.class.getName(),
                        own.toString())
                .redirectErrorStream(true)
                .start();
        List<String> said = process.inputReader().lines().toList();

        assertThat(process.waitFor()).as(String.valueOf(said)).isZero();
        assertThat(said.subList(1, said.size()))
                .hasSize(1)
                .allSatisfy(it -> assertThat(it).startsWith(own.toRealPath() + "/"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
    }
}
