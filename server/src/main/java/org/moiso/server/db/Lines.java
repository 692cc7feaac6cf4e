package org.moiso.server.db;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Telling a lost connection from a wrong statement. */
final class Lines {

    private static final String H2_HAS_CLOSED = "90098";

    private Lines() {}

    /** Whether the failure is the line's or the database's that is going down or coming up; SQLSTATE classes 08 and 57P, and H2 that has closed because its disk failed. */
    static boolean broken(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .limit(10)
                .anyMatch(it -> it instanceof SQLTransientConnectionException
                        || (it instanceof SQLException sql && isOfTheLine(sql.getSQLState())));
    }

    private static boolean isOfTheLine(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals(H2_HAS_CLOSED));
    }
}
