package org.moiso.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.FakePrinter;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.story.TestDatabase;

/** One keypad, two nodes over one PostgreSQL: one of them hears it, and each knows of it. */
final class TwoNodesKeypadTest {

    private static final Duration WHILE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    @Test
    void one_node_hears_a_push_both_know_when_it_is_lost_and_the_other_takes_over() throws Exception {
        DatabaseConfig database = TestDatabase.POSTGRESQL.empty(Path.of("."));
        try (PushButtons buttons = new PushButtons(folder, "door");
                FakePrinter printer = FakePrinter.onTcp();
                PrintingOffice a = new PrintingOffice(folder.resolve("a"), printer.address(), database)) {
            a.setUpKeypad(printer.address(), buttons.address(), Map.of("1", "HT", "2", "CT"), file -> {});
            await().atMost(WHILE).until(() -> state(a).equals("ready"));
            try (PrintingOffice b = a.atAnotherNode()) {
                await().atMost(WHILE).until(() -> state(b).equals("ready"));

                buttons.send("1");
                await().atMost(WHILE).until(() -> printer.pieces().size() == 1);
                assertThat(b.numbers()).containsExactly("H001");

                buttons.unplug();
                await().atMost(WHILE).until(() -> state(a).equals("lost") && state(b).equals("lost"));
                buttons.plugIn();
                await().atMost(WHILE).until(() -> state(a).equals("ready") && state(b).equals("ready"));

                a.stop();
                await().atMost(WHILE).pollInterval(Duration.ofMillis(500)).until(() -> {
                    buttons.send("2");
                    return b.numbers().equals(List.of("H001", "A001"));
                });
                await().atMost(WHILE).until(() -> printer.pieces().size() == 2);
            }
        }
    }

    private static String state(PrintingOffice node) {
        return node.get("/api/offices/" + PrintingOffice.ID + "/keypads")
                .must(200)
                .json()
                .at("/0/state")
                .asText();
    }
}
