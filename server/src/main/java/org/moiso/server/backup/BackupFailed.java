package org.moiso.server.backup;

/** A backup that is not there, or is worth nothing. The message names what is wrong and the next step. */
public final class BackupFailed extends Exception {

    private static final long serialVersionUID = 1L;

    BackupFailed(String message) {
        super(message);
    }

    BackupFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
