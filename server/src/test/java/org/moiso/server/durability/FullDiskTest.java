package org.moiso.server.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.Main;
import org.moiso.server.ServerConfig;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.NotAccepted;
import picocli.CommandLine;

/** A disk that takes no more, or holds rubbish: the server says so, shows nobody a number that it cannot keep, and goes on when it can. */
class FullDiskTest {

    @TempDir
    private Path folder;

    @Test
    void a_full_disk_refuses_the_press_and_the_server_goes_on_by_itself_when_there_is_room() throws Exception {
        Path data = folder.resolve("data");
        FullDisk disk = FullDisk.under(data.resolve("moiso.mv.db"));
        ServerConfig config = new ServerConfig(
                data,
                "127.0.0.1",
                0,
                null,
                new DatabaseConfig("jdbc:h2:file:full:" + data.resolve("moiso"), null, null));
        try (BusyHall hall = BusyHall.open(config, Clock.systemUTC())) {
            assertThat(hall.press()).isEqualTo("H001");

            disk.fill();
            assertThatThrownBy(hall::press).isInstanceOf(NotAccepted.class);
            assertThatThrownBy(hall::press).isInstanceOf(NotAccepted.class);
            assertThat(hall.server().core().db().takesChanges()).isFalse();

            disk.empty();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> hall.server().core().db().takesChanges());
            assertThat(hall.press()).isIn("H002", "H003", "H004");
            assertThat(hall.findings()).isEmpty();
        }
    }

    @Test
    void a_file_that_is_no_database_stops_the_start_with_the_next_step() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        byte[] rubbish = new byte[64 * 1024];
        Arrays.fill(rubbish, (byte) 'x');
        Files.write(data.resolve("moiso.mv.db"), rubbish);
        StringWriter said = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(said, true));

        assertThat(line.execute("check", "--data", data.toString())).isOne();

        assertThat(said.toString()).contains("moiso restore").contains("moiso.mv.db");
    }
}
