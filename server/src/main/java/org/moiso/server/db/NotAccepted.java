package org.moiso.server.db;

/**
 * The database could not take a command, or could not say that it is safe on the disk. The command may be sent again with the same
 * requestId: if it did get through, the answer will be the first one's.
 */
public final class NotAccepted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAccepted(String message, Throwable cause) {
        super(message, cause);
    }

    NotAccepted(String message) {
        super(message);
    }
}
