package org.moiso.server.db;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer's line to the database: one connection, held for as long as it works, with its statements kept ready between transactions, and a count of those that write. Used by the
 * writer's thread only.
 */
final class WriterLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WriterLine.class);
    private static final int STATEMENTS_AT_MOST = 200;
    private static final long FRESH_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);
    private static final int VALID_WITHIN_SECONDS = 3;

    private final Database database;
    private final Map<String, PreparedStatement> ready = new HashMap<>();
    private @Nullable Handle open;
    private long usedAt;
    private int writes;

    WriterLine(Database database) {
        this.database = database;
    }

    /** The connection, a new one where the last one has died while nobody wrote. */
    Handle handle() {
        Handle known = open;
        if (known != null && (System.nanoTime() - usedAt < FRESH_NANOSECONDS || isAlive(known))) {
            usedAt = System.nanoTime();
            return known;
        }
        close();
        Handle fresh = database.writing().open();
        fresh.setStatementBuilder(new KeptStatements());
        open = fresh;
        usedAt = System.nanoTime();
        return fresh;
    }

    /** How many statements that write were begun so far. */
    int writes() {
        return writes;
    }

    /**
     * Runs a statement that writes, in the transaction that is open.
     *
     * @return how many rows it wrote
     */
    int change(String sql, @Nullable Object... values) {
        writes++;
        try {
            return ready(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(sql, e, null);
        }
    }

    /** Reads one row at most, as the transaction that is open sees it. */
    <R> Optional<R> find(String sql, OfficeTx.Reader<R> reader, @Nullable Object... values) {
        try (ResultSet row = ready(sql, values).executeQuery()) {
            return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(sql, e, null);
        }
    }

    /** Past Jdbi, whose names of parameters cost more than the statements that each ticket needs. */
    private PreparedStatement ready(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = ready.get(sql);
        if (statement == null) {
            if (open == null) {
                throw new IllegalStateException("There is no transaction: " + sql);
            }
            statement = open.getConnection().prepareStatement(sql);
            ready.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static boolean isAlive(Handle handle) {
        try {
            return handle.getConnection().isValid(VALID_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Lets go of the connection, whatever state it is in. */
    @Override
    public void close() {
        Handle last = open;
        open = null;
        ready.values().forEach(WriterLine::closed);
        ready.clear();
        if (last == null) {
            return;
        }
        try {
            if (last.isInTransaction()) {
                last.rollback();
            }
        } catch (JdbiException e) {
            LOG.debug("line=broken reason=\"{}\"", e.getMessage());
        }
        try {
            last.close();
        } catch (JdbiException e) {
            LOG.debug("line=broken reason=\"{}\"", e.getMessage());
        }
    }

    /** Makes a statement ready once and gives it out again: parsing and planning cost more than running. */
    private final class KeptStatements implements StatementBuilder {

        private final StatementBuilder maker = new DefaultStatementBuilder();
        private final Map<String, PreparedStatement> idle = new HashMap<>();

        @Override
        public Statement create(Connection connection, StatementContext context) throws SQLException {
            return maker.create(connection, context);
        }

        @Override
        public PreparedStatement create(Connection connection, String sql, StatementContext context)
                throws SQLException {
            if (!sql.regionMatches(true, 0, "select", 0, 6)) {
                writes++;
            }
            PreparedStatement kept = idle.remove(sql);
            return kept == null ? maker.create(connection, sql, context) : kept;
        }

        @Override
        public CallableStatement createCall(Connection connection, String sql, StatementContext context)
                throws SQLException {
            writes++;
            return maker.createCall(connection, sql, context);
        }

        @Override
        public void close(Connection connection, String sql, Statement statement) throws SQLException {
            boolean keep = statement instanceof PreparedStatement
                    && idle.size() < STATEMENTS_AT_MOST
                    && !idle.containsKey(sql)
                    && !statement.isClosed();
            if (keep) {
                idle.put(sql, (PreparedStatement) statement);
            } else {
                statement.close();
            }
        }

        @Override
        public void close(Connection connection) {
            idle.values().forEach(WriterLine::closed);
            idle.clear();
        }
    }

    private static void closed(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            LOG.debug("statement=broken reason=\"{}\"", e.getMessage());
        }
    }
}
