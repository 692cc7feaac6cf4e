package org.moiso.server.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong in an office: the first ones in words, the rest counted. Of one check, so of one thread. */
final class Findings {

    private final List<String> shown = new ArrayList<>();
    private int more;

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library that nothing else needs
    void add(String sentence, @Nullable Object... facts) {
        if (shown.size() < CheckReport.SHOWN) {
            shown.add(sentence.formatted(facts));
        } else {
            more++;
        }
    }

    List<String> shown() {
        return List.copyOf(shown);
    }

    int more() {
        return more;
    }
}
