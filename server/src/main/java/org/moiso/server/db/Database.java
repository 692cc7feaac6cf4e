package org.moiso.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Function;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.store.fs.FilePath;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * An opened database with its tables up to date: H2 in a file, or PostgreSQL, which several nodes share. Safe for all threads.
 *
 * <p>Readers take connections from a pool; the writer has one that nobody else can take from it.
 */
public final class Database implements AutoCloseable {

    /** How a running server's line for notices calls itself at PostgreSQL. */
    static final String NODE = "moiso-node";

    private static final long PATIENCE_MILLISECONDS = 5_000;

    /**
     * A node that died, hangs or was cut off must not keep an office's row: the database lets go of its transaction after ten seconds without a
     * statement, and no statement may take longer than eight.
     */
    private static final String LIMITS = "set statement_timeout = '8s'; set lock_timeout = '8s';"
            + " set idle_in_transaction_session_timeout = '10s'";

    private static final String NO_BACKUP =
            "The data is in PostgreSQL, which has its own backups: pg_basebackup and archived WAL (docs/operations.md).";
    private static final int FILLED_PERCENT = 50;
    private static final int TIDY_BYTES = 1_000_000;

    private final DatabaseConfig config;
    private final HikariDataSource readers;
    private final HikariDataSource writer;
    private final Jdbi reading;
    private final Jdbi writing;

    private Database(DatabaseConfig config, HikariDataSource readers, HikariDataSource writer) {
        this.config = config;
        this.readers = readers;
        this.writer = writer;
        this.reading = Jdbi.create(readers);
        this.writing = Jdbi.create(writer);
    }

    /** Opens it and brings its tables up to date. Throws what the driver or Flyway throws when that is not possible. */
    public static Database open(DatabaseConfig config) {
        FilePath.register(new OrderedFile());
        HikariDataSource writer = new HikariDataSource(pool(config, "moiso-writer", 1));
        try {
            Migrations.run(url(config), config.user(), config.password());
            return new Database(config, new HikariDataSource(pool(config, "moiso", config.connections())), writer);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /**
     * Reads in an H2 file that nobody uses any more, and changes nothing of it. Throws what the driver throws when it does not open.
     *
     * @param file without {@code .mv.db}
     */
    public static <R> R look(Path file, Function<Handle, R> query) {
        return Jdbi.create("jdbc:h2:file:" + file.toAbsolutePath() + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE")
                .withHandle(query::apply);
    }

    private static HikariConfig pool(DatabaseConfig config, String name, int most) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url(config));
        pool.setUsername(config.user());
        pool.setPassword(config.password());
        pool.setMaximumPoolSize(most);
        pool.setMinimumIdle(1);
        pool.setPoolName(name);
        if (!config.isH2()) {
            pool.setConnectionTimeout(PATIENCE_MILLISECONDS);
            pool.setDataSourceProperties(lineLimits());
            pool.setConnectionInitSql(LIMITS);
        }
        return pool;
    }

    private static String url(DatabaseConfig config) {
        return config.isH2() ? config.h2Url() : config.url();
    }

    /** How long a line to PostgreSQL may be silent before it counts as lost; what the URL says goes before it. */
    private static Properties lineLimits() {
        Properties limits = new Properties();
        limits.setProperty("connectTimeout", "3");
        limits.setProperty("socketTimeout", "10");
        limits.setProperty("tcpKeepAlive", "true");
        limits.setProperty("ApplicationName", "moiso");
        return limits;
    }

    Jdbi jdbi() {
        return reading;
    }

    /** The writer's own connection. */
    Jdbi writing() {
        return writing;
    }

    /** Whether other nodes may be working on the same data. */
    boolean shared() {
        return !config.isH2();
    }

    /**
     * A connection beside the pools, for hearing notices: it waits on the line by itself and so has no limit on silence.
     *
     * @throws SQLException when the database cannot be reached now
     */
    Connection listening() throws SQLException {
        Properties properties = lineLimits();
        properties.setProperty("socketTimeout", "0");
        properties.setProperty("ApplicationName", NODE);
        if (config.user() != null) {
            properties.setProperty("user", config.user());
        }
        if (config.password() != null) {
            properties.setProperty("password", config.password());
        }
        return DriverManager.getConnection(config.url(), properties);
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

    /** Lets go of every connection: when its disk fails, H2 closes the database for all of them, and the next one opens it anew. */
    void letGo() {
        if (config.isH2()) {
            readers.getHikariPoolMXBean().softEvictConnections();
            writer.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** Copies all of it, as it is at one moment, into a zip file, while everybody goes on. Only where it is H2's. */
    void backup(Path zip) {
        if (!config.isH2()) {
            throw new IllegalStateException(NO_BACKUP);
        }
        reading.useHandle(handle -> handle.execute("backup to ?", zip.toString()));
    }

    /**
     * Writes anew, with the next change, what little is still in use of H2's old pieces, so that their room is free again. H2's own background thread
     * would do that, but it also writes by itself, and {@code CHECKPOINT SYNC} does not wait for what it has begun.
     */
    void tidy(Handle handle) {
        if (!config.isH2()) {
            return;
        }
        try {
            JdbcConnection connection = handle.getConnection().unwrap(JdbcConnection.class);
            if (connection.getSession() instanceof SessionLocal session) {
                session.getDatabase().getStore().getMvStore().compact(FILLED_PERCENT, TIDY_BYTES);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database is H2, but its connection is not", e);
        }
    }

    /** For people: what database this is. */
    String product() {
        return config.isH2() ? "h2" : "postgresql";
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
