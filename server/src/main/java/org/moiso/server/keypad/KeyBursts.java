package org.moiso.server.keypad;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes keys of the bytes that a keypad sends. What comes in one burst, up to a line end or a moment of silence, must be keys from its first character to its last,
 * else nobody knows what was pushed and nothing counts. Bytes that are no characters are noise of the line and left out. For one thread.
 */
final class KeyBursts {

    private static final int LONGEST = 64;

    private final List<String> keys;
    private final Consumer<String> pushed;
    private final Consumer<String> unknown;
    private final StringBuilder burst = new StringBuilder();

    /**
     * @param keys what a button may send
     * @param pushed told each key of a burst, in order
     * @param unknown told a burst that is not made of keys
     */
    KeyBursts(Set<String> keys, Consumer<String> pushed, Consumer<String> unknown) {
        this.keys = keys.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.pushed = pushed;
        this.unknown = unknown;
    }

    void read(byte next) {
        if (next > ' ' && next < 0x7F) {
            if (burst.length() <= LONGEST) {
                burst.append((char) next);
            }
        } else if (next > 0 && next <= ' ') {
            ends();
        }
    }

    /** Nothing has followed for a moment. */
    void ends() {
        if (burst.isEmpty()) {
            return;
        }
        String sent = burst.toString();
        burst.setLength(0);
        made(sent).ifPresentOrElse(it -> it.forEach(pushed), () -> unknown.accept(sent));
    }

    private Optional<List<String>> made(String sent) {
        return made(sent, 0, new BitSet());
    }

    /**
     * @param dead places from which no keys lead to the end: not tried twice, for a line that repeats itself has very many ways to be cut
     */
    private Optional<List<String>> made(String sent, int from, BitSet dead) {
        if (from == sent.length()) {
            return Optional.of(List.of());
        }
        for (String first : keys) {
            int next = from + first.length();
            if (sent.startsWith(first, from) && !dead.get(next)) {
                Optional<List<String>> rest = made(sent, next, dead);
                if (rest.isPresent()) {
                    List<String> whole = new ArrayList<>(List.of(first));
                    whole.addAll(rest.get());
                    return Optional.of(List.copyOf(whole));
                }
            }
        }
        dead.set(from);
        return Optional.empty();
    }
}
