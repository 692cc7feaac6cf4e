package org.moiso.server.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.moiso.server.QueueServer;
import org.moiso.server.ServerConfig;
import org.moiso.server.backup.BackupPlan;
import org.moiso.server.db.DatabaseConfig;

/** The real server on a free port, with a database and a clock of its own. Every test opens an office of its own in it. */
final class TestServer implements AutoCloseable {

    static final String FRIDAY_MORNING = "2026-11-20T08:00:00+07:00";

    /** The one push service that the servers of the stories know. */
    static final PushGateway PUSH = new PushGateway();

    private static final AtomicInteger OFFICES = new AtomicInteger();

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestDatabase kind;
    private final Path folder;
    private final DatabaseConfig database;
    private final TestClock clock;
    private volatile QueueServer server;

    private TestServer(TestDatabase kind, Path folder, DatabaseConfig database, TestClock clock) {
        this.kind = kind;
        this.folder = folder;
        this.database = database;
        this.clock = clock;
        this.server = started();
    }

    static TestServer on(TestDatabase database) {
        try {
            Path folder = Files.createTempDirectory("moiso-story");
            return new TestServer(database, folder, database.empty(folder), new TestClock(FRIDAY_MORNING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whose statements {@link StatementWatch} looks at. */
    static TestServer watched(TestDatabase database) {
        try {
            Path folder = Files.createTempDirectory(StatementWatch.MARK);
            return new TestServer(
                    database, folder, StatementWatch.marked(database.empty(folder)), new TestClock(FRIDAY_MORNING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of the test's own to the database of a server that is stopped. */
    Connection line() throws SQLException {
        String url = shared() ? database.url() : database.h2Url();
        return DriverManager.getConnection(url, database.user(), database.password());
    }

    /** A node on a PostgreSQL, by whatever way leads to it. */
    static TestServer node(DatabaseConfig database, TestClock clock) {
        try {
            return new TestServer(TestDatabase.POSTGRESQL, Files.createTempDirectory("moiso-node"), database, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another node on the same database, with the same time. */
    TestServer secondNode() {
        return node(database, clock);
    }

    /** Another one of its kind, with an empty database, for whoever shall not disturb the others. */
    TestServer another() {
        return on(kind);
    }

    /** Whether other nodes may work on the same data. */
    boolean shared() {
        return kind == TestDatabase.POSTGRESQL;
    }

    /** A new office on a Friday morning at eight. */
    TestOffice newOffice() {
        return newOffice(plan -> {});
    }

    /**
     * @param change what is different in its file from {@code office.yaml}
     */
    TestOffice newOffice(Consumer<ObjectNode> change) {
        clock.set(FRIDAY_MORNING);
        String id = "o" + OFFICES.incrementAndGet();
        return TestOffice.open(this, id, change);
    }

    /** Stops the server and starts it again on the same data, as after a power cut that left everything in order. */
    void restart() {
        server.close();
        server = started();
    }

    /** Stops it until {@link #start}. */
    void stop() {
        server.close();
    }

    void start() {
        server = started();
    }

    private QueueServer started() {
        return new QueueServer(
                new ServerConfig(
                        folder,
                        "127.0.0.1",
                        0,
                        null,
                        database,
                        BackupPlan.onlyWhenAsked(folder),
                        null,
                        PUSH.asConfigured()),
                clock);
    }

    QueueServer server() {
        return server;
    }

    TestClock clock() {
        return clock;
    }

    /** Whoever comes without saying who they are. */
    Client visitor() {
        return new Client(this, Client.Key.none());
    }

    HttpClient http() {
        return http;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    URI liveAt(String path) {
        return URI.create("ws://127.0.0.1:" + server.port() + path);
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    file.deleteOnExit();
                }
            });
        }
    }
}
