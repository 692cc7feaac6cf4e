package org.moiso.server;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;

/**
 * What the log looks like. The one place where a failure of the database becomes text: its own messages quote what was bound to the statement and what stands in the row, a visitor's name or phone number
 * perhaps, so only the kind of failure, its codes, the statement without values and the place in the code are written.
 */
final class LogFormat extends Formatter {

    private static final int DEEP = 20;

    private final SimpleFormatter line = new SimpleFormatter();

    @Override
    public String format(LogRecord event) {
        Throwable failure = event.getThrown();
        if (failure == null) {
            return line.format(event);
        }
        event.setThrown(null);
        try {
            StringBuilder text = new StringBuilder(line.format(event));
            append(text, "", failure, new ArrayList<>());
            return text.toString();
        } finally {
            event.setThrown(failure);
        }
    }

    private static void append(StringBuilder text, String how, Throwable failure, List<Throwable> seen) {
        if (seen.contains(failure) || seen.size() == DEEP) {
            return;
        }
        seen.add(failure);
        text.append(how).append(words(failure)).append(System.lineSeparator());
        for (StackTraceElement step : failure.getStackTrace()) {
            text.append("\tat ").append(step).append(System.lineSeparator());
        }
        for (Throwable beside : failure.getSuppressed()) {
            append(text, "Suppressed: ", beside, seen);
        }
        Throwable cause = failure.getCause();
        if (cause != null) {
            append(text, "Caused by: ", cause, seen);
        }
    }

    private static String words(Throwable failure) {
        String name = failure.getClass().getName();
        if (failure instanceof SQLException sql) {
            return name + ": state " + sql.getSQLState() + ", code " + sql.getErrorCode();
        }
        if (failure instanceof StatementException statement) {
            StatementContext context = statement.getStatementContext();
            return name + (context == null ? "" : ": " + context.getRawSql());
        }
        if (failure instanceof JdbiException || quotes(failure)) {
            return name;
        }
        return failure.toString();
    }

    /** Whether its message is that of its cause, as of all that were made without words of their own, and that one quotes. */
    private static boolean quotes(Throwable failure) {
        Throwable cause = failure.getCause();
        String message = failure.getMessage();
        return cause != null
                && message != null
                && cause.getMessage() != null
                && (cause instanceof SQLException || cause instanceof JdbiException || quotes(cause))
                && message.contains(cause.getMessage());
    }
}
