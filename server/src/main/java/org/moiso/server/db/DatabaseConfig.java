package org.moiso.server.db;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the data is: {@code jdbc:h2:file:…} or {@code jdbc:postgresql:…}.
 *
 * @param connections for reading, at most; writing has one of its own
 */
public record DatabaseConfig(
        String url, @Nullable String user, @Nullable String password, int connections) {

    public static final int USUAL_CONNECTIONS = 10;

    public DatabaseConfig(String url, @Nullable String user, @Nullable String password) {
        this(url, user, password, USUAL_CONNECTIONS);
    }

    /** The embedded default: one H2 file in the data folder. */
    public static DatabaseConfig embedded(Path data) {
        return new DatabaseConfig("jdbc:h2:file:" + data.toAbsolutePath().resolve("moiso"), null, null);
    }

    /** Whether it is an H2 file that is found only from where the program was started. */
    public static boolean relative(String url) {
        String path = url.replaceFirst("^jdbc:h2:", "").replaceFirst(";.*", "");
        return url.startsWith("jdbc:h2:")
                && !path.matches("(mem|tcp|ssl|zip):.*")
                && !path.startsWith("~")
                && !Path.of(path.replaceFirst("^([a-z]{2,}:)*", "")).isAbsolute();
    }

    boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    /**
     * H2's address, with {@link OrderedFile} between it and the file, and H2's {@code async} below that: an ordinary file is closed to all
     * when one thread is interrupted while it reads.
     */
    String orderedUrl() {
        String path = url.replaceFirst("^jdbc:h2:(file:)?", "");
        if (path.matches("(mem|tcp|ssl|zip):.*")) {
            return url;
        }
        String below = path.matches("[a-z]{2,}:.*") ? "" : "async:";
        return "jdbc:h2:file:" + OrderedFile.SCHEME + ":" + below + path;
    }

    /** H2's address with everything that the server opens it with. */
    public String h2Url() {
        return orderedUrl() + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=64;WRITE_DELAY=0";
    }

    @Override
    public String toString() {
        return url;
    }
}
