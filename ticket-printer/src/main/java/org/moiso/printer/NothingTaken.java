package org.moiso.printer;

import java.io.IOException;

/** A write failed, and surely nothing of it went on its way. */
final class NothingTaken extends IOException {
    private static final long serialVersionUID = 1;

    NothingTaken(String sentence, Exception cause) {
        super(sentence, cause);
    }
}
