package org.moiso.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bench itself, with as little as it can do: that everybody it plays does what they should, not how fast. */
class DayBenchIT {

    @Test
    void a_morning_of_two_offices_is_played_to_its_end_and_its_log_is_sound() throws Exception {
        String said =
                bench("--offices", "2", "--counters", "1", "--per-second", "6", "--warm-up", "0", "--seconds", "3");

        assertThat(said)
                .contains("take a number", "finish and call", "start", "call -> frame at a board", "bare route")
                .contains("the log of 2 offices: sound")
                .endsWith("exit 0");
    }

    @Test
    void several_nodes_without_a_database_of_their_own_are_refused_with_what_to_say() throws Exception {
        assertThat(bench("--nodes", "2"))
                .contains("--database jdbc:postgresql://HOST/NAME")
                .doesNotEndWith("exit 0");
    }

    private static String bench(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("moiso.jar", "target/moiso.jar"),
                "bench",
                "day"));
        command.addAll(List.of(options));
        Process bench = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + bench.waitFor();
    }
}
