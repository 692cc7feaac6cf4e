package org.moiso.server.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.Main;
import org.moiso.server.ServerConfig;
import org.moiso.server.backup.BackupPlan;
import org.moiso.server.db.Database;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.Db;
import org.moiso.server.push.PushServices;
import org.moiso.server.story.TestDatabase;
import picocli.CommandLine;

/** What the technician does on the bad day, done on a good one. */
class RestoreDrillTest {

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void a_backup_is_made_while_people_press_and_brings_the_office_back_to_that_moment() throws Exception {
        Path data = folder.resolve("data");
        Path backup;
        try (BusyHall hall = BusyHall.open(BusyHall.in(data), Clock.systemUTC())) {
            assertThat(List.of(hall.press(), hall.press(), hall.press())).containsExactly("H001", "H002", "H003");

            assertThat(moiso("backup", "--data", data.toString())).isZero();
            backup = only(data.resolve("backups"));
            assertThat(hall.press()).isEqualTo("H004");

            assertThat(moiso("restore", backup.toString(), "--data", data.toString()))
                    .isOne();
            assertThat(said.toString()).contains("Another MoiSo is using this data folder. Stop it first");
        }

        assertThat(moiso("restore", backup.toString(), "--data", data.toString()))
                .isZero();

        assertThat(said.toString())
                .contains("kept in")
                .contains("The last thing it knows happened at")
                .contains("numbers from H004 on may be on slips already; the next one is H005.");
        try (BusyHall hall = BusyHall.open(BusyHall.in(data), Clock.systemUTC())) {
            assertThat(hall.press())
                    .as("H004 was given after the backup, which the old data still knows")
                    .isEqualTo("H005");
            assertThat(hall.findings()).isEmpty();
        }
        try (Stream<Path> all = Files.walk(data)) {
            assertThat(all.filter(it -> it.toString().matches(".*before-restore-.*moiso\\.mv\\.db")))
                    .as("the data as it was before")
                    .hasSize(1);
        }
    }

    @Test
    void where_the_old_data_is_rubbish_the_marks_beside_the_backups_say_how_far_the_numbers_had_come()
            throws Exception {
        Path data = folder.resolve("data");
        Path backups = data.resolve("backups");
        try (BusyHall hall = BusyHall.open(BusyHall.in(data), Clock.systemUTC())) {
            hall.press();
            assertThat(moiso("backup", "--data", data.toString())).isZero();
            String last = IntStream.range(0, 150).mapToObj(i -> hall.press()).reduce("", (one, other) -> other);
            assertThat(last).isEqualTo("H151");
            Awaitility.await().until(() -> marks(backups).contains("\"next\":152"));
        }
        Files.writeString(data.resolve("moiso.mv.db"), "rubbish");

        assertThat(moiso("restore", only(backups).toString(), "--data", data.toString()))
                .isZero();

        assertThat(said.toString()).contains("numbers from H002 on").contains("the next one is H201");
        try (BusyHall hall = BusyHall.open(BusyHall.in(data), Clock.systemUTC())) {
            assertThat(hall.press()).isEqualTo("H201");
            assertThat(hall.findings()).isEmpty();
        }
    }

    @Test
    void on_random_days_no_number_is_given_twice_however_much_the_copy_has_missed() throws Exception {
        Random random = new Random(Long.getLong("moiso.seed", 1));
        for (int day = 0; day < Integer.getInteger("moiso.losses", 2); day++) {
            Path data = folder.resolve("day" + day);
            Path copy = Files.createDirectories(folder.resolve("copy" + day));
            Path lost = folder.resolve("lost" + day);
            BackupPlan plan = new BackupPlan(data.resolve("backups"), null, 1, copy, Duration.ofSeconds(10));
            ServerConfig config = new ServerConfig(
                    data, "127.0.0.1", 0, null, DatabaseConfig.embedded(data), plan, null, PushServices.usual());
            Set<String> given = new HashSet<>();
            try (BusyHall hall = BusyHall.open(config, Clock.systemUTC())) {
                Awaitility.await().until(() -> Files.exists(copy.resolve("moiso-copy.zip")));
                for (int i = random.nextInt(300); i >= 0; i--) {
                    given.add(hall.press());
                }
                String next = "\"next\":" + (given.size() + 1);
                Awaitility.await().until(() -> marks(copy).contains(next));
                copyAll(copy, lost);
                for (int i = random.nextInt(20); i > 0; i--) {
                    given.add(hall.press());
                }
            }
            Path carriedOn = folder.resolve("new-pc" + day);

            assertThat(moiso("promote", lost.toString(), "--data", carriedOn.toString()))
                    .isZero();

            try (BusyHall hall = BusyHall.open(BusyHall.in(carriedOn), Clock.systemUTC())) {
                for (int i = 0; i < 30; i++) {
                    assertThat(given.add(hall.press())).as("day " + day).isTrue();
                }
                assertThat(hall.findings()).isEmpty();
            }
        }
    }

    private static String marks(Path folder) throws IOException {
        Path file = folder.resolve("moiso-numbers.txt");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void copyAll(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : names(from)) {
            if (name.startsWith("moiso-")) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        }
    }

    @Test
    void every_night_one_is_made_the_last_ones_are_kept_and_trouble_is_told_until_it_is_over() throws Exception {
        Path data = folder.resolve("data");
        Path backups = data.resolve("backups");
        Path copy = folder.resolve("other-disk");
        Night night = new Night("2026-11-20T01:59:00Z");
        BackupPlan plan = new BackupPlan(
                backups,
                LocalTime.ofInstant(Instant.parse("2026-11-20T02:00:00Z"), ZoneId.systemDefault()),
                2,
                copy,
                Duration.ofSeconds(10));
        ServerConfig config = new ServerConfig(
                data, "127.0.0.1", 0, null, DatabaseConfig.embedded(data), plan, null, PushServices.usual());
        try (BusyHall hall = BusyHall.open(config, night)) {
            Awaitility.await()
                    .until(() -> hall.server().troubles().stream().anyMatch(it -> it.contains("Connect its disk")));
            Files.createDirectories(copy);
            for (int i = 0; i < 3; i++) {
                hall.press();
                night.pass(Duration.ofHours(24));
                int nights = Math.min(i + 1, 2);
                String newest = "moiso-202611" + (20 + i + 1) + "-";
                Awaitility.await()
                        .until(() -> names(backups).stream()
                                                .filter(it -> it.startsWith("moiso-2"))
                                                .count()
                                        == nights
                                && names(backups).stream().anyMatch(it -> it.startsWith(newest)));
            }
            Awaitility.await().until(() -> hall.server().troubles().isEmpty());
            Awaitility.await().until(() -> Files.exists(copy.resolve("moiso-copy.zip")));

            Files.move(backups, data.resolve("elsewhere"));
            Files.writeString(backups, "a file where the folder should be");
            night.pass(Duration.ofHours(24));
            Awaitility.await()
                    .until(() -> hall.server().troubles().stream().anyMatch(it -> it.contains("No backup could be")));
            night.pass(Duration.ofHours(26));
            Awaitility.await()
                    .until(() -> hall.server().troubles().stream().anyMatch(it -> it.contains(" is 50 hours old.")));
            Files.delete(backups);
            night.pass(Duration.ofMinutes(16));
            Awaitility.await().until(() -> hall.server().troubles().isEmpty());
        }
    }

    @Test
    void the_copy_on_the_other_disk_carries_on_when_the_first_one_is_gone() throws Exception {
        Path data = folder.resolve("data");
        Path copy = Files.createDirectories(folder.resolve("other-disk"));
        BackupPlan plan = new BackupPlan(data.resolve("backups"), null, 1, copy, Duration.ZERO);
        ServerConfig config = new ServerConfig(
                data, "127.0.0.1", 0, null, DatabaseConfig.embedded(data), plan, null, PushServices.usual());
        try (BusyHall hall = BusyHall.open(config, Clock.systemUTC())) {
            hall.press();
            Path file = copy.resolve("moiso-copy.zip");
            Awaitility.await().until(() -> Files.exists(file));
            Object before = Files.readAttributes(file, "lastModifiedTime,size,fileKey");
            hall.press();
            Awaitility.await()
                    .until(() -> !Files.readAttributes(file, "lastModifiedTime,size,fileKey")
                            .equals(before));
        }
        Path carriedOn = folder.resolve("new-pc");

        assertThat(moiso("promote", copy.toString(), "--data", carriedOn.toString()))
                .isZero();
        assertThat(moiso("promote", copy.toString(), "--data", carriedOn.toString()))
                .isOne();

        assertThat(said.toString()).contains("never start the old one again").contains("already. Give a new folder");
        try (BusyHall hall = BusyHall.open(BusyHall.in(carriedOn), Clock.systemUTC())) {
            assertThat(hall.press()).as("H003 may have been given meanwhile").isEqualTo("H101");
            assertThat(hall.handOut(3, 100, 5))
                    .as("a slip from before the loss")
                    .isEqualTo("H005");
            assertThat(hall.press()).isEqualTo("H102");
            assertThat(hall.findings()).isEmpty();
        }
    }

    @Test
    void on_postgresql_it_says_what_to_use_instead() {
        try (Db db = new Db(Database.open(TestDatabase.POSTGRESQL.empty(folder)), Clock.systemUTC(), offices -> {})) {
            assertThatThrownBy(() -> db.backup(folder.resolve("backup.zip")))
                    .hasMessageContaining("pg_basebackup")
                    .hasMessageContaining("docs/operations.md");
        }
    }

    private int moiso(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        return line.execute(arguments);
    }

    private static Path only(Path backups) throws IOException {
        List<String> names =
                names(backups).stream().filter(it -> it.endsWith(".zip")).toList();
        assertThat(names).hasSize(1);
        return backups.resolve(names.get(0));
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }

    /** Nights that pass when the test says so. */
    private static final class Night extends Clock {

        private volatile Instant now;

        Night(String start) {
            now = Instant.parse(start);
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
