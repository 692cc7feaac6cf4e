package org.moiso.server;

import java.net.BindException;
import java.util.stream.Stream;

/** Says in one sentence why the program cannot go on, and what to do next. */
final class Refusals {

    private Refusals() {}

    static String sentence(Throwable failure) {
        String all = String.join(
                " ",
                Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .map(cause -> cause.getClass().getSimpleName() + " " + cause.getMessage())
                        .toList());
        if ((all.contains("already in use") && all.contains("Database"))
                || all.contains("The file is locked")
                || all.contains("Locked by another")) {
            return "Another MoiSo is using this data folder. Stop it first, or give another folder with --data.";
        }
        if (Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .anyMatch(BindException.class::isInstance)
                || all.contains("Port already in use")) {
            return "The port is taken by another program. Give another one with --port.";
        }
        if (all.contains("corrupt") && all.contains(".mv.db")) {
            return "The database file moiso.mv.db is damaged and does not open. Keep it aside, and go back to the newest backup:"
                    + "  moiso restore FILE  (docs/operations.md).";
        }
        if (all.contains("AccessDenied")
                || all.contains("Read-only file system")
                || all.contains("read only")
                || all.contains("read-only")) {
            return "The data folder cannot be written to. Look who owns it and whether its disk is mounted read-only.";
        }
        if (all.contains("No space left")) {
            return "The disk of the data folder is full. Make room, then start again.";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
