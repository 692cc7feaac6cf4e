package org.moiso.server.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.json.Json;

/**
 * Stands between the server and its database, and lets the database explain each statement that the server sends before it is run: on the same line, in the same transaction, with the same values.
 * Knows afterwards how much each of them has read. Safe for all threads.
 */
final class StatementWatch {

    /** In the address of a database that is watched. */
    static final String MARK = "moiso-watched";

    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");
    private static final Pattern CHANGE = Pattern.compile("(?is)\\s*(update|delete)\\b.*");
    private static final Pattern LOOK = Pattern.compile("(?is)\\s*select\\b.*");

    /**
     * What a statement has read.
     *
     * @param most rows, or pages of the database where those were more, that it has ever read at once
     * @param plan of that time
     */
    record Read(String sql, long times, long most, long all, String plan) {

        private Read and(Read other) {
            Read worse = other.most > most ? other : this;
            return new Read(sql, times + other.times, worse.most, all + other.all, worse.plan);
        }
    }

    private static volatile StatementWatch current = new StatementWatch();

    static {
        watchedFirst();
    }

    private final Map<String, Read> reads = new ConcurrentHashMap<>();
    private volatile boolean looking;

    /** Whoever opens a marked database from now on is watched by this one. */
    static StatementWatch fresh() {
        current = new StatementWatch();
        return current;
    }

    /** The same database, marked. An H2 file's folder has the mark in its name. */
    static DatabaseConfig marked(DatabaseConfig config) {
        return config.url().contains(MARK)
                ? config
                : new DatabaseConfig(config.url() + "&" + MARK + "=yes", config.user(), config.password());
    }

    void look() {
        looking = true;
    }

    void lookAway() {
        looking = false;
    }

    List<Read> reads() {
        return List.copyOf(reads.values());
    }

    private void explain(Connection line, String sql, Map<Integer, Call> values) throws SQLException {
        boolean change = CHANGE.matcher(sql).matches();
        boolean select = LOOK.matcher(sql).matches() && !sql.contains("pg_notify");
        if (!looking || !(change || select)) {
            return;
        }
        boolean h2 = line.getMetaData().getDatabaseProductName().equals("H2");
        Savepoint before = change ? line.setSavepoint() : null;
        String explain = h2 ? "explain analyze " : "explain (analyze, buffers, format json) ";
        try (PreparedStatement question = line.prepareStatement(explain + sql)) {
            for (Call value : values.values()) {
                value.on(question);
            }
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
                String plan = answer.getString(1);
                long read = h2 ? scanned(plan) : read(Json.tree(plan).path(0).path("Plan"));
                reads.merge(sql, new Read(sql, 1, read, read, shortened(plan)), Read::and);
            }
        } finally {
            if (before != null) {
                line.rollback(before);
            }
        }
    }

    /** Without what is nothing. */
    private static String shortened(String plan) {
        return plan.replaceAll("(?m)^.*\": (0|0\\.0+|false),?\\R", "");
    }

    private static long scanned(String plan) {
        Matcher found = SCANNED.matcher(plan);
        long sum = 0;
        while (found.find()) {
            sum += Long.parseLong(found.group(1));
        }
        return sum;
    }

    private static long read(JsonNode plan) {
        long pages = plan.path("Shared Hit Blocks").asLong()
                + plan.path("Shared Read Blocks").asLong();
        return Math.max(pages, rows(plan));
    }

    private static long rows(JsonNode node) {
        long own = node.has("Relation Name") || node.has("Index Name")
                ? Math.round((node.path("Actual Rows").asDouble()
                                + node.path("Rows Removed by Filter").asDouble()
                                + node.path("Rows Removed by Index Recheck").asDouble())
                        * node.path("Actual Loops").asDouble())
                : 0;
        for (JsonNode part : node.path("Plans")) {
            own += rows(part);
        }
        return own;
    }

    /** A value that was set in a statement. */
    @SuppressWarnings("ArrayRecordComponent") // as reflection hands it over; never compared
    private record Call(Method method, Object[] values) {

        void on(PreparedStatement statement) throws SQLException {
            try {
                method.invoke(statement, values);
            } catch (ReflectiveOperationException e) {
                throw new SQLException(e);
            }
        }
    }

    private PreparedStatement watched(Connection line, String sql, PreparedStatement statement) {
        Map<Integer, Call> values = new TreeMap<>();
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer place) {
                values.put(place, new Call(method, arguments));
            } else if (method.getName().startsWith("execute") && arguments == null) {
                explain(line, sql, values);
            }
            return passedOn(method, statement, arguments);
        });
    }

    private Connection watched(Connection line) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object answer = passedOn(method, line, arguments);
            return answer instanceof PreparedStatement statement
                            && method.getName().equals("prepareStatement")
                    ? watched(line, (String) arguments[0], statement)
                    : answer;
        });
    }

    private static Object passedOn(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The drivers are asked in the order in which they came. */
    private static void watchedFirst() {
        try {
            List<Driver> others = Collections.list(DriverManager.getDrivers());
            for (Driver other : others) {
                DriverManager.deregisterDriver(other);
            }
            DriverManager.registerDriver(new Watching(others));
            for (Driver other : others) {
                DriverManager.registerDriver(other);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Watching(List<Driver> others) implements Driver {

        @Override
        public @Nullable Connection connect(String url, Properties properties) throws SQLException {
            if (!acceptsURL(url)) {
                return null;
            }
            for (Driver other : others) {
                if (other.acceptsURL(url)) {
                    return current.watched(other.connect(url, properties));
                }
            }
            throw new SQLException("No driver for " + url);
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.contains(MARK);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }
}
