package org.moiso.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When Flyway is not asked, and that it is asked whenever something looks different. */
class MigrationsTest {

    @TempDir
    private Path folder;

    private String url;

    @BeforeEach
    void address() {
        FilePath.register(new OrderedFile());
        url = DatabaseConfig.embedded(folder).h2Url();
    }

    @Test
    void what_flyway_has_brought_up_to_date_needs_no_flyway() {
        assertThat(Migrations.nothingToDo(url, null, null)).isFalse();

        Migrations.run(url, null, null);

        assertThat(Migrations.nothingToDo(url, null, null)).isTrue();
    }

    @Test
    void a_script_that_was_not_run_is_told_by_flyway() throws SQLException {
        Migrations.run(url, null, null);
        change("delete from \"flyway_schema_history\" where \"script\" like 'V11%'");

        assertThat(Migrations.nothingToDo(url, null, null)).isFalse();
        assertThatThrownBy(() -> Migrations.run(url, null, null)).isInstanceOf(FlywayValidateException.class);
    }

    @Test
    void a_script_that_broke_off_is_told_by_flyway() throws SQLException {
        Migrations.run(url, null, null);
        change("update \"flyway_schema_history\" set \"success\" = false where \"script\" like 'V16%'");

        assertThat(Migrations.nothingToDo(url, null, null)).isFalse();
        assertThatThrownBy(() -> Migrations.run(url, null, null)).isInstanceOf(FlywayValidateException.class);
    }

    @Test
    void a_script_that_was_another_when_it_was_run_is_told_by_flyway() throws SQLException {
        Migrations.run(url, null, null);
        change("update \"flyway_schema_history\" set \"checksum\" = 1 where \"script\" like 'V3%'");

        assertThat(Migrations.nothingToDo(url, null, null)).isFalse();
        assertThatThrownBy(() -> Migrations.run(url, null, null)).isInstanceOf(FlywayValidateException.class);
    }

    @Test
    void a_script_of_a_newer_moiso_is_left_to_flyway() throws SQLException {
        Migrations.run(url, null, null);
        change(
                "insert into \"flyway_schema_history\" select 99, '99', 'newer', 'SQL', 'V99__newer.sql', 1, 'moiso', current_timestamp, 1, true");

        assertThat(Migrations.nothingToDo(url, null, null)).isFalse();
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                assertThat(statement.executeUpdate(each)).isNotNegative();
            }
        }
    }
}
