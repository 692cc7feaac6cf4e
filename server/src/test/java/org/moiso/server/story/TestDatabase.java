package org.moiso.server.story;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.moiso.server.db.DatabaseConfig;

/** The two databases that every story is told to. Each server gets an empty one of its own. */
public enum TestDatabase {
    H2 {
        @Override
        public DatabaseConfig empty(Path folder) {
            return DatabaseConfig.embedded(folder);
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseConfig empty(Path folder) {
            String name = "story" + NUMBER.incrementAndGet();
            try (Connection connection = Running.POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("PostgreSQL does not make the database " + name, e);
            }
            return new DatabaseConfig(Running.POSTGRES.getJdbcUrl("postgres", name), "postgres", "postgres");
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /**
     * @param folder for a database that is a file
     */
    public abstract DatabaseConfig empty(Path folder);

    /** One PostgreSQL for the whole run, started by the first who needs it; it goes with the JVM. */
    private static final class Running {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
