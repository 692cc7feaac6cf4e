package org.moiso.server.bench;

import java.io.PrintWriter;
import java.util.Locale;

/** Where the figures are written for a person to read. */
final class Sheet {

    private Sheet() {}

    /** A line between the figures. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library for this one method
    static void say(PrintWriter out, String sentence, Object... values) {
        out.println(String.format(Locale.ROOT, sentence, values));
        out.flush();
    }
}
