package org.moiso.display;

import java.io.IOException;

/** A request that a board has not taken. */
final class LedTrouble extends IOException {

    private static final long serialVersionUID = 1L;

    private final LedFault fault;

    LedTrouble(LedFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    LedFault fault() {
        return fault;
    }
}
