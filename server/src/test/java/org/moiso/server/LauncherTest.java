package org.moiso.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.bench.Bench;

/** {@code ./moiso} itself, with a small program in place of the jar: the archive of classes comes by itself, and whatever becomes of it, the program starts. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    /** Stands in for the server. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            System.out.println("served " + String.join(" ", arguments));
            if (arguments.length > 1) {
                System.out.println(ManagementFactory.getRuntimeMXBean().getInputArguments());
            }
        }
    }

    @TempDir
    private Path folder;

    private Path jar;
    private Path cache;
    private Path log;

    @BeforeEach
    void install() throws IOException {
        jar = folder.resolve("moiso.jar");
        cache = folder.resolve("cache");
        log = folder.resolve("loaded.log");
        Files.copy(Path.of("..", "moiso"), folder.resolve("moiso"), StandardCopyOption.COPY_ATTRIBUTES);
        pack(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void the_second_start_takes_its_classes_from_an_archive_that_the_first_has_made() throws Exception {
        assertThat(start()).isEqualTo("served serve");
        archives(1);

        assertThat(start()).isEqualTo("served serve");

        assertThat(Files.readString(log)).contains("LauncherTest$Program source: shared objects file");
    }

    @Test
    void a_new_jar_gets_a_new_archive() throws Exception {
        start();
        archives(1);

        pack(Instant.parse("2026-11-02T00:00:00Z"));

        assertThat(start()).isEqualTo("served serve");
        archives(2);
    }

    @Test
    void an_archive_that_was_torn_cut_or_is_none_is_made_anew_and_does_no_harm() throws Exception {
        start();
        Path archive = archives(1).get(0);
        byte[] whole = Files.readAllBytes(archive);
        byte[] torn = whole.clone();
        Arrays.fill(torn, torn.length / 2, torn.length / 2 + 4096, (byte) 0);

        for (byte[] bad :
                List.of(torn, Arrays.copyOf(whole, whole.length / 2), new byte[0], "no archive".getBytes(UTF_8))) {
            Path here = archives(1).get(0);
            assertThat(here.toFile().setWritable(true)).isTrue();
            Files.write(here, bad);
            assertThat(start()).isEqualTo("served serve");
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            this::archives,
                            it -> it.size() == 1 && it.get(0).toFile().length() > bad.length - 1);
        }

        assertThat(start()).isEqualTo("served serve");
        assertThat(Files.readString(log)).contains("LauncherTest$Program source: shared objects file");
    }

    @Test
    void where_none_can_be_written_it_starts_without() throws Exception {
        Files.writeString(cache, "a file where the folder should be");

        assertThat(start()).isEqualTo("served serve");
    }

    @Test
    void other_java_options_go_before_its_own_another_collector_too() throws Exception {
        assertThat(run("serve", Map.of("MOISO_JAVA_OPTIONS", "-XX:+UseG1GC -Xmx300m", "MOISO_NO_ARCHIVE", "1")))
                .isEqualTo("served serve");
        assertThat(cache).doesNotExist();
    }

    @Test
    void the_bench_measures_with_the_same_options() throws Exception {
        assertThat(run("serve", Map.of("MOISO_NO_ARCHIVE", "1"), "--port=1"))
                .isEqualTo("served serve --port=1\n" + Bench.OPTIONS);
    }

    private String start() throws IOException, InterruptedException {
        return run("serve", Map.of("MOISO_JAVA_OPTIONS", "-Xlog:class+load:file=" + log));
    }

    /** What it says, with nothing of Java's own beside it. */
    private String run(String command, Map<String, String> environment, String... more)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(folder.resolve("moiso").toString(), command);
        builder.command().addAll(List.of(more));
        Path output = Files.createTempFile(folder, "output", ".txt");
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(it -> it.startsWith("MOISO_") || it.contains("JAVA"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(output).strip();
    }

    /** The archives, as soon as there are so many. */
    private List<Path> archives(int count) {
        return await().atMost(Duration.ofMinutes(1)).until(this::archives, it -> it.size() == count);
    }

    private List<Path> archives() throws IOException {
        Path made = cache.resolve("moiso");
        if (!Files.isDirectory(made)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(made)) {
            return files.filter(it -> it.toString().endsWith(".archive")).toList();
        }
    }

    private void pack(Instant changed) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
        String name = Program.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file, manifest);
                InputStream program = Program.class.getResourceAsStream("/" + name)) {
            packed.putNextEntry(new JarEntry(name));
            packed.write(Objects.requireNonNull(program).readAllBytes());
        }
        Files.setLastModifiedTime(jar, FileTime.from(changed));
    }
}
