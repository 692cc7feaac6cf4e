package org.moiso.server.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.moiso.server.db.DatabaseConfig;

/**
 * The ceiling of the disk: a bare JDBC loop on the product's own tables, indexes and file. It collects what waits, locks the office, and for each
 * looks the request up, reads and moves the number, inserts ticket and event; then it moves the office's log on, commits and forces once. No rules,
 * no JSON, no HTTP.
 */
final class BareStore implements AutoCloseable {

    private static final int TOGETHER_AT_MOST = 256;
    private static final String BODY = """
            {"ticket":{"id":"0R1A2B3C4D5E6","number":"%s","service":"bench.A","status":"waiting","language":"vi",\
            "priority":"normal"},"dispenser":"kiosk"}""";

    private final Connection connection;
    private final BlockingQueue<CompletableFuture<Integer>> waiting = new ArrayBlockingQueue<>(4096);
    private final Thread writer = new Thread(this::write, "bare-writer");
    private final PreparedStatement lock;
    private final PreparedStatement seen;
    private final PreparedStatement where;
    private final PreparedStatement move;
    private final PreparedStatement ticket;
    private final PreparedStatement event;
    private final PreparedStatement log;
    private final LocalDate day = LocalDate.now(ZoneOffset.UTC);
    private long seq;
    private volatile boolean closed;

    /**
     * @param data that has the office {@code bench} and is open to nobody else
     */
    BareStore(DatabaseConfig data) throws SQLException {
        connection = DriverManager.getConnection(data.h2Url());
        connection.setAutoCommit(false);
        lock = connection.prepareStatement(
                "select last_seq, business_day, plan_version from office where id = 'bench' for update");
        seen = connection.prepareStatement(
                "select type, ticket, body from office_event where office = 'bench' and business_day = ? and request_id = ?");
        where = connection.prepareStatement(
                "select business_day, next_number, lap from number_series where office = 'bench' and series = 'A'");
        move = connection.prepareStatement("""
                update number_series set business_day = ?, next_number = ?, lap = 0
                where office = 'bench' and series = 'A'
                """);
        ticket = connection.prepareStatement("""
                insert into ticket (id, office, business_day, series, number_in_series, lap, number, service, priority,
                    language, status, issued_at, waits_since, code, call_count, dossiers, calls)
                values (?, 'bench', ?, 'A', ?, 0, ?, 'A', 'normal', 'vi', 'waiting', ?, ?, ?, 0, 1, 0)
                """);
        event = connection.prepareStatement("""
                insert into office_event (office, seq, at, business_day, type, actor, ticket, request_id, body)
                values ('bench', ?, ?, ?, 'ticket.issued', 'device:kiosk', ?, ?, ?)
                """);
        log = connection.prepareStatement("update office set last_seq = ?, business_day = ? where id = 'bench'");
        set(connection.prepareStatement("insert into number_series values ('bench', 'A', ?, 1, 0)"), day)
                .executeUpdate();
        connection.commit();
        writer.start();
    }

    Figures measure(int clients, double seconds) throws Exception {
        return Load.run("bare batch-and-force loop", clients, seconds, () -> this::issue);
    }

    /** One ticket; returns when it is on the disk. */
    void issue() throws Exception {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        waiting.put(done);
        done.get(30, TimeUnit.SECONDS);
    }

    private void write() {
        List<CompletableFuture<Integer>> batch = new ArrayList<>();
        while (!closed) {
            try {
                CompletableFuture<Integer> first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                waiting.drainTo(batch, TOGETHER_AT_MOST - 1);
                seq = number(lock, 1);
                for (int i = 0; i < batch.size(); i++) {
                    one();
                }
                set(log, seq, day).executeUpdate();
                connection.commit();
                try (Statement force = connection.createStatement()) {
                    force.execute("CHECKPOINT SYNC");
                }
                batch.forEach(done -> done.complete(1));
            } catch (InterruptedException e) {
                closed = true;
            } catch (SQLException e) {
                batch.forEach(done -> done.completeExceptionally(e));
            } finally {
                batch.clear();
            }
        }
    }

    private void one() throws SQLException {
        String request = UUID.randomUUID().toString();
        try (ResultSet first = set(seen, day, request).executeQuery()) {
            if (first.next()) {
                return;
            }
        }
        int next = (int) number(where, 2);
        set(move, day, next + 1).executeUpdate();
        seq++;
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String number = "A%07d".formatted(next);
        set(ticket, seq, day, next, number, now, now, request.substring(24)).executeUpdate();
        set(event, seq, now, day, seq, request, BODY.formatted(number)).executeUpdate();
    }

    private static long number(PreparedStatement query, int column) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("The office bench or its series is missing");
            }
            return row.getLong(column);
        }
    }

    private static PreparedStatement set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        connection.close();
    }
}
