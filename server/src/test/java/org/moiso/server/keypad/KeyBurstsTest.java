package org.moiso.server.keypad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a keypad sends, and which keys that is. */
final class KeyBurstsTest {

    private final List<String> pushed = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final KeyBursts bursts = new KeyBursts(Set.of("1", "2", "B2", "F10"), pushed::add, unknown::add);

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "B2, B2",
        "F10, F10",
        // Two people push within one moment, a worn button closes twice.
        "12, 1 2",
        "11, 1 1",
        "1B21, 1 B2 1",
    })
    void a_burst_is_made_of_keys(String sent, String keys) {
        send(sent);

        assertThat(pushed).containsExactly(keys.split(" "));
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9", "A2", "1A", "F1", "F", "K"})
    void what_is_not_made_of_keys_is_none_even_if_a_part_of_it_is(String sent) {
        send(sent);

        assertThat(pushed).isEmpty();
        assertThat(unknown).containsExactly(sent);
    }

    @Test
    void a_line_end_or_a_frame_around_it_ends_a_key_without_waiting() {
        feed("\u0002F10\u00031\r\nB2\t");

        assertThat(pushed).containsExactly("F10", "1", "B2");
    }

    @Test
    void nothing_counts_before_the_burst_is_over() {
        feed("F1");
        assertThat(pushed).isEmpty();

        feed("0");
        bursts.ends();
        bursts.ends();

        assertThat(pushed).containsExactly("F10");
    }

    @Test
    void noise_of_the_line_is_left_out() {
        for (int noise : new int[] {0, 0xFF, 0x80, 0xF0, 0x7F}) {
            bursts.read((byte) noise);
        }
        feed("B");
        bursts.read((byte) 0xFE);
        feed("2");
        bursts.ends();

        assertThat(pushed).containsExactly("B2");
        assertThat(unknown).isEmpty();
    }

    @Test
    void a_device_that_speaks_on_and_on_is_one_unknown_key_and_fills_no_memory() {
        send("1".repeat(5000) + "x");
        send("1");

        assertThat(pushed).hasSizeLessThanOrEqualTo(66).endsWith("1");
        assertThat(unknown)
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(65));
    }

    @Test
    void keys_that_are_parts_of_each_other_are_told_apart_without_trying_every_way() {
        KeyBursts alike = new KeyBursts(Set.of("1", "11", "111"), pushed::add, unknown::add);
        String sent = "1".repeat(60) + "x";

        sent.chars().forEach(it -> alike.read((byte) it));
        alike.ends();

        assertThat(pushed).isEmpty();
        assertThat(unknown).containsExactly(sent);
    }

    private void send(String burst) {
        feed(burst);
        bursts.ends();
    }

    private void feed(String characters) {
        for (byte next : characters.getBytes(StandardCharsets.ISO_8859_1)) {
            bursts.read(next);
        }
    }
}
