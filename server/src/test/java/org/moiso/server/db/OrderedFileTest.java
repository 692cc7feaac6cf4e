package org.moiso.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the layer between H2 and its file must not change, and what H2 must not do behind the writer's back. */
class OrderedFileTest {

    @TempDir
    private Path folder;

    @Test
    void the_file_is_the_same_with_and_without_it() throws SQLException {
        try (Db db = open()) {
            assertThat(notes(db)).isEqualTo(0);
        }

        try (Connection plain = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("moiso"));
                Statement statement = plain.createStatement()) {
            statement.execute("insert into note values ('written without it')");
        }

        try (Db db = open()) {
            assertThat(notes(db)).isEqualTo(1);
        }
    }

    @Test
    void h2_has_no_thread_that_writes_by_itself() {
        try (Db db = open()) {
            assertThat(notes(db)).isEqualTo(0);
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(it -> it.getName().toLowerCase(Locale.ROOT))
                    .noneMatch(it -> it.contains("mvstore background")
                            && it.contains(folder.toString().toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void a_reader_that_is_interrupted_in_the_middle_takes_the_file_from_nobody() {
        try (Db db = open()) {
            db.write(handle -> handle.execute("insert into note select repeat('x', 20000) from system_range(1, 300)"));
        }

        try (Db db = open()) {
            try {
                db.read(handle -> {
                    Thread.currentThread().interrupt();
                    return handle.select("select sum(length(word)) from note")
                            .mapTo(Long.class)
                            .one();
                });
            } catch (JdbiException | NotAccepted theReaderMayFail) {
                // but nobody else
            } finally {
                Thread.interrupted();
            }

            db.write(handle -> handle.execute("insert into note values ('after it')"));
            assertThat(notes(db)).isEqualTo(301);
        }
    }

    private Db open() {
        Db db = new Db(Database.open(DatabaseConfig.embedded(folder)), Clock.systemUTC(), offices -> {});
        db.write(handle -> handle.execute("create table if not exists note (word varchar)"));
        return db;
    }

    private static int notes(Db db) {
        return db.read((Handle handle) ->
                handle.select("select count(*) from note").mapTo(Integer.class).one());
    }
}
