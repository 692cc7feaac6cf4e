package org.moiso.server.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the nodes on one PostgreSQL wake each other: the writer announces the offices that have news within its transaction, so that the database delivers it with the commit and never
 * without; a connection of its own listens. Only a wake-up: whoever missed one finds the news in the log ({@code EventFeed} looks by itself).
 *
 * <p>{@link #announce} belongs to the writer's thread, everything else to the listener's.
 */
final class Notices implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final String CHANNEL = "moiso_news";
    /** A notice carries 8000 bytes at most; an office's id has up to 40. */
    private static final int OFFICES_A_NOTICE = 150;
    /** After this long without a notice the line is tried, since a cut one is as silent as a quiet hall. */
    private static final int QUIET_MILLISECONDS = 5_000;

    private static final long RETRY_MILLISECONDS = 500;

    private final Database database;
    private final Consumer<Set<OfficeId>> changed;
    private final String node = UUID.randomUUID().toString().substring(0, 8);
    private final Thread listener = new Thread(this::listenUntilClosed, "db-notices");
    private volatile @Nullable Connection line;
    private volatile boolean closed;

    /**
     * @param changed told which offices have news from elsewhere; an empty set: any may have. Must return at once
     */
    Notices(Database database, Consumer<Set<OfficeId>> changed) {
        this.database = database;
        this.changed = changed;
        listener.setDaemon(true);
    }

    void listen() {
        listener.start();
    }

    /** Tells the other nodes, as soon as this transaction is committed, that these offices have news. */
    void announce(Handle handle, Collection<OfficeId> offices) {
        List<String> ids = offices.stream().map(OfficeId::value).toList();
        for (int from = 0; from < ids.size(); from += OFFICES_A_NOTICE) {
            List<String> part = ids.subList(from, Math.min(ids.size(), from + OFFICES_A_NOTICE));
            handle.createQuery("select pg_notify(:channel, :offices)")
                    .bind("channel", CHANNEL)
                    .bind("offices", node + " " + String.join(" ", part))
                    .mapTo(String.class)
                    .findOne();
        }
    }

    private void listenUntilClosed() {
        while (!closed) {
            try (Connection connection = database.listening()) {
                line = connection;
                try (Statement statement = connection.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                LOG.info("notices=heard node={}", node);
                changed.accept(Set.of());
                hear(connection);
            } catch (SQLException e) {
                pause(e);
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection notices = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] heard = notices.getNotifications(QUIET_MILLISECONDS);
            if (heard == null || heard.length == 0) {
                if (!connection.isValid((int) TimeUnit.MILLISECONDS.toSeconds(QUIET_MILLISECONDS))) {
                    throw new SQLException("The line for notices is dead");
                }
                continue;
            }
            Set<OfficeId> offices =
                    Stream.of(heard).flatMap(this::fromElsewhere).collect(Collectors.toSet());
            if (!offices.isEmpty()) {
                changed.accept(offices);
            }
        }
    }

    private Stream<OfficeId> fromElsewhere(PGNotification notice) {
        String[] words = notice.getParameter().split(" ", -1);
        return words[0].equals(node)
                ? Stream.empty()
                : Stream.of(words).skip(1).flatMap(word -> OfficeId.find(word).stream());
    }

    private void pause(SQLException why) {
        if (closed) {
            return;
        }
        LOG.warn("notices=lost reason=\"{}\" next=\"looks by itself every second and tries again\"", why.getMessage());
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLISECONDS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        Connection open = line;
        try {
            if (open != null) {
                open.abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.debug("notices=closed reason=\"{}\"", e.getMessage());
        }
        listener.interrupt();
    }
}
