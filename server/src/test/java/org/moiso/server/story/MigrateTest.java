package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.Main;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.event.OfficeEvent;
import picocli.CommandLine;

/** An office outgrows its PC, and comes back: nothing is lost, and the next number follows the last. */
class MigrateTest {

    private final DatabaseConfig shared = TestDatabase.POSTGRESQL.empty(Path.of("."));
    private final TestClock clock = new TestClock(TestServer.FRIDAY_MORNING);
    private final StringWriter said = new StringWriter();

    @TempDir
    Path folder;

    // Lived in before each test, in a folder that JUnit makes only then.
    @SuppressWarnings("NullAway.Init")
    private TestOffice office;

    @SuppressWarnings("NullAway.Init")
    private List<OfficeEvent> before;

    @BeforeEach
    void live() throws Exception {
        try (TestServer pc = TestServer.node(DatabaseConfig.embedded(folder), clock)) {
            office = pc.newOffice();
            office.kiosk().press("Hộ tịch", 3);
            office.counter(2).callsNext();
            before = office.events();
        }
    }

    @Test
    void an_office_goes_on_in_postgresql_and_back_on_a_pc_where_it_stopped() throws Exception {
        migrated("--to", folder, 0);
        try (TestServer node = TestServer.node(shared, clock)) {
            TestOffice there = office.through(node);
            assertThat(there.events()).isEqualTo(before);
            assertThat(there.lobby().numberAt(2)).contains("H001");
            assertThat(there.kiosk().press("Hộ tịch").number()).isEqualTo("H004");
            assertThat(there.counter(3).callsNext().number()).isEqualTo("H002");
            before = there.events();
        }

        Path newPc = folder.resolve("new-pc");
        migrated("--from", newPc, 0);
        try (TestServer pc = TestServer.node(DatabaseConfig.embedded(newPc), clock)) {
            TestOffice back = office.through(pc);
            assertThat(back.events()).isEqualTo(before);
            assertThat(back.kiosk().press("Hộ tịch").number()).isEqualTo("H005");
            assertThat(back.lobby().numberAt(3)).contains("H002");
        }
    }

    @Test
    void nothing_is_overwritten() throws Exception {
        migrated("--to", folder, 0);
        try (TestServer node = TestServer.node(shared, clock)) {
            office.through(node).kiosk().press("Hộ tịch");
            before = office.through(node).events();
        }

        migrated("--to", folder, 1);

        assertThat(said.toString()).contains(office.id().value()).contains("is at the target already");
        try (TestServer node = TestServer.node(shared, clock)) {
            assertThat(office.through(node).events()).isEqualTo(before);
        }
    }

    @Test
    void a_database_that_a_server_works_on_is_left_alone() throws Exception {
        try (TestServer node = TestServer.node(shared, clock)) {
            node.newOffice().kiosk().press("Hộ tịch");

            migrated("--to", folder, 1);

            assertThat(said.toString()).contains("running servers").contains("Stop them first");
        }
    }

    private void migrated(String way, Path data, int status) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(said));
        line.setOut(new PrintWriter(said));
        String[] arguments = Stream.of(
                        "migrate",
                        way,
                        shared.url(),
                        "--user",
                        String.valueOf(shared.user()),
                        "--password",
                        String.valueOf(shared.password()),
                        "--data",
                        data.toString())
                .toArray(String[]::new);
        assertThat(line.execute(arguments)).as(said.toString()).isEqualTo(status);
    }
}
