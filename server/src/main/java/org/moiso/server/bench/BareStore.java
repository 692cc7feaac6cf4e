package org.moiso.server.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The ceiling of the disk: a bare JDBC loop that collects what waits and, for each, locks the office, looks the request up, takes the number, inserts ticket and
 * event; then commits and forces once. No rules, no JSON, no HTTP.
 */
final class BareStore implements AutoCloseable {

    private static final int TOGETHER_AT_MOST = 256;

    private final Connection connection;
    private final BlockingQueue<CompletableFuture<Integer>> waiting = new ArrayBlockingQueue<>(4096);
    private final Thread writer = new Thread(this::write, "bare-writer");
    private final List<PreparedStatement> statements = new ArrayList<>();
    private int next = 1;
    private volatile boolean closed;

    BareStore(Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("bare") + ";DB_CLOSE_ON_EXIT=FALSE");
        try (Statement tables = connection.createStatement()) {
            tables.execute("create table office (id varchar(40) primary key, last_seq bigint not null)");
            tables.execute("create table series (id varchar(40) primary key, next_number integer not null)");
            tables.execute(
                    "create table ticket (id bigint primary key, number varchar(12) not null, body varchar not null)");
            tables.execute(
                    "create table event (office varchar(40), seq bigint, request varchar(64), body varchar, primary key (office, seq))");
            tables.execute("create unique index event_request on event (office, request)");
            tables.execute("insert into office values ('bench', 0)");
            tables.execute("insert into series values ('A', 1)");
        }
        connection.setAutoCommit(false);
        for (String sql : List.of(
                "select last_seq from office where id = 'bench' for update",
                "select seq from event where office = 'bench' and request = ?",
                "update series set next_number = ? where id = 'A'",
                "insert into ticket values (?, ?, ?)",
                "insert into event values ('bench', ?, ?, ?)",
                "update office set last_seq = ? where id = 'bench'")) {
            statements.add(connection.prepareStatement(sql));
        }
        writer.start();
    }

    Figures measure(int clients, double seconds) throws Exception {
        return Load.run("bare batch-and-force loop", clients, seconds, () -> () -> {
            CompletableFuture<Integer> done = new CompletableFuture<>();
            waiting.put(done);
            done.get(30, TimeUnit.SECONDS);
        });
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
                statements.get(0).executeQuery().close();
                for (int i = 0; i < batch.size(); i++) {
                    one(next++);
                }
                set(statements.get(5), next).executeUpdate();
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

    private void one(int number) throws SQLException {
        String request = UUID.randomUUID().toString();
        try (ResultSet seen = set(statements.get(1), request).executeQuery()) {
            if (seen.next()) {
                return;
            }
        }
        String body =
                "{\"ticket\":{\"number\":\"A%05d\",\"service\":\"bench.A\",\"status\":\"waiting\"}}".formatted(number);
        set(statements.get(2), number + 1).executeUpdate();
        set(statements.get(3), number, "A" + number, body).executeUpdate();
        set(statements.get(4), number, request, body).executeUpdate();
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
