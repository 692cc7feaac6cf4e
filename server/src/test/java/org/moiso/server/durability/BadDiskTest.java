package org.moiso.server.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.Main;
import org.moiso.server.ServerConfig;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.NotAccepted;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import picocli.CommandLine;

/** A disk that is full, read-only, or holds rubbish: the server says so, shows nobody a number that it cannot keep, and goes on when it can. */
class BadDiskTest {

    @TempDir
    private Path folder;

    @Test
    void a_disk_that_is_full_or_read_only_refuses_the_press_and_the_server_goes_on_by_itself_when_it_takes_more()
            throws Exception {
        Path data = folder.resolve("data");
        RefusingDisk disk = RefusingDisk.under(data.resolve("moiso.mv.db"));
        try (BusyHall hall = BusyHall.open(on(data), Clock.systemUTC())) {
            assertThat(hall.press()).isEqualTo("H001");

            disk.refuse("No space left on device");
            assertThatThrownBy(hall::press).isInstanceOf(NotAccepted.class);
            assertThatThrownBy(hall::press).isInstanceOf(NotAccepted.class);
            takesNothingUntil(hall, disk);
            assertThat(hall.press()).isIn("H002", "H003", "H004");

            disk.refuse("Read-only file system");
            assertThatThrownBy(hall::press).isInstanceOf(NotAccepted.class);
            takesNothingUntil(hall, disk);
            assertThat(hall.press()).isIn("H003", "H004", "H005", "H006");
            assertThat(hall.findings()).isEmpty();
        }
    }

    @Test
    void nobody_is_told_of_a_ticket_that_is_committed_but_not_yet_on_the_disk() throws Exception {
        Path data = folder.resolve("data");
        RefusingDisk disk = RefusingDisk.under(data.resolve("moiso.mv.db"));
        try (BusyHall hall = BusyHall.open(on(data), Clock.systemUTC())) {
            assertThat(hall.press()).isEqualTo("H001");
            EventLog log = hall.server().core().log();
            long known = log.head(BusyHall.OFFICE);

            Thread press = pressWhileHeld(hall, disk);
            while (!commitsSoon(hall, known)) {
                // Something else was held before it, such as the news of the first slip: it goes on, and the next press
                // is tried.
                disk.goOn();
                press.join();
                known = log.head(BusyHall.OFFICE);
                press = pressWhileHeld(hall, disk);
            }

            assertThat(log.head(BusyHall.OFFICE)).isEqualTo(known);
            assertThat(log.after(BusyHall.OFFICE, known, 100)).isEmpty();
            disk.goOn();
            press.join();
            assertThat(log.after(BusyHall.OFFICE, known, 100))
                    .extracting(OfficeEvent::type)
                    .contains("ticket.issued");
        }
    }

    private static Thread pressWhileHeld(BusyHall hall, RefusingDisk disk) {
        disk.hold();
        Thread press = new Thread(hall::press);
        press.start();
        return press;
    }

    private static boolean commitsSoon(BusyHall hall, long known) {
        try {
            Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> committed(hall) > known);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private static long committed(BusyHall hall) {
        return hall.server()
                .core()
                .db()
                .read(handle -> handle.createQuery("select max(seq) from office_event")
                        .mapTo(Long.class)
                        .one());
    }

    private static ServerConfig on(Path data) {
        return new ServerConfig(
                data,
                "127.0.0.1",
                0,
                null,
                new DatabaseConfig("jdbc:h2:file:refusing:" + data.resolve("moiso"), null, null));
    }

    private static void takesNothingUntil(BusyHall hall, RefusingDisk disk) {
        assertThat(hall.server().core().db().takesChanges()).isFalse();
        disk.take();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> hall.server().core().db().takesChanges());
    }

    @Test
    void a_data_folder_on_a_read_only_file_system_stops_the_start_with_the_next_step_until_it_is_writable()
            throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()), "only root may mount");
        try {
            Path data = disk.resolve("data");
            try (BusyHall hall = BusyHall.open(BusyHall.in(data), Clock.systemUTC())) {
                assertThat(hall.press()).isEqualTo("H001");
                assertThat(hall.server().troubles())
                        .anyMatch(it -> it.matches("Only [1-6]?[0-9] MB are left on the disk of .*Make room.*"));
            }
            assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();
            StringWriter said = new StringWriter();
            CommandLine line = Main.commandLine();
            line.setErr(new PrintWriter(said, true));

            assertThat(line.execute("serve", "--port", "0", "--data", data.toString()))
                    .isOne();

            assertThat(said.toString()).contains("cannot be written to").contains("mounted read-only");
            assertThat(run("mount", "-o", "remount,rw", disk.toString())).isTrue();
            try (BusyHall hall = BusyHall.open(BusyHall.in(data), Clock.systemUTC())) {
                assertThat(hall.press()).isEqualTo("H002");
                assertThat(hall.findings()).isEmpty();
            }
        } finally {
            // The fonts of slips lie there, and Java keeps the files of fonts open.
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            if (command[0].equals("mount")) {
                return false;
            }
            throw e;
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
