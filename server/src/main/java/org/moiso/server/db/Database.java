package org.moiso.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * An opened database with its tables up to date: H2 in a file, or PostgreSQL. Safe for all threads.
 */
public final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 10;

    private final DatabaseConfig config;
    private final HikariDataSource source;
    private final Jdbi jdbi;

    private Database(DatabaseConfig config, HikariDataSource source) {
        this.config = config;
        this.source = source;
        this.jdbi = Jdbi.create(source);
    }

    /** Opens it and brings its tables up to date. Throws what the driver or Flyway throws when that is not possible. */
    public static Database open(DatabaseConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(config.isH2() ? config.url() + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000" : config.url());
        pool.setUsername(config.user());
        pool.setPassword(config.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setPoolName("moiso");
        HikariDataSource source = new HikariDataSource(pool);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
        return new Database(config, source);
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /**
     * Makes what was committed survive a power cut. PostgreSQL's commit already has; H2's has not (its manual, "Durability Problems"): it
     * acknowledges a commit from memory and writes later, so its data is written and forced to the disk here.
     */
    void force(Handle handle) {
        if (config.isH2()) {
            handle.execute("CHECKPOINT SYNC");
        }
    }

    /** For people: what database this is. */
    String product() {
        return config.isH2() ? "h2" : "postgresql";
    }

    @Override
    public void close() {
        source.close();
    }
}
