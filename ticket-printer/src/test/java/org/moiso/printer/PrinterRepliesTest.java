package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrinterRepliesTest {
    private static final Duration NOW = Duration.ZERO;

    private final List<Condition> news = new ArrayList<>();
    private final PrinterReplies replies = new PrinterReplies(news::add);

    @Test
    void the_kinds_of_answers_are_told_apart_in_one_stream() {
        feed("14 00 00 0F 12 37 22 41 30 31 32 00 00 5F 58 50 00 37 25 00");

        assertThat(news).containsExactly(new Condition(EnumSet.noneOf(PrinterFault.class), PrinterStatus.Paper.OK));
        assertThat(replies.awaitRealTimeStatus(NOW)).contains(0x12);
        assertThat(replies.awaitToken("A012", NOW)).isTrue();
        assertThat(replies.awaitToken("A013", NOW)).isFalse();
        assertThat(replies.awaitQueuedStatus(NOW)).contains(0);
        assertThat(replies.awaitText(NOW)).contains("XP");
        assertThat(replies.awaitCleared(NOW)).isTrue();
    }

    @Test
    void the_automatic_status_of_the_manuals_is_read() {
        feed("3C 00 00 0F  1C 00 0C 0F  1C 08 00 0F  10 00 03 0F");

        assertThat(news)
                .extracting(condition -> List.copyOf(condition.faults()))
                .containsExactly(
                        List.of(PrinterFault.COVER_OPEN),
                        List.of(PrinterFault.PAPER_OUT),
                        List.of(PrinterFault.CUTTER),
                        List.of(PrinterFault.PAPER_LOW));
    }

    @Test
    void flow_control_within_an_automatic_status_is_passed_over() {
        feed("1C 13 00 11 0C 0F");

        assertThat(news).hasSize(1);
    }

    @Test
    void a_torn_automatic_status_is_given_up_and_the_next_one_read() {
        feed("1C 00 1C 00 0C 0F");

        assertThat(news).extracting(Condition::paper).containsExactly(PrinterStatus.Paper.OUT);
    }

    @Test
    void an_endless_block_is_given_up() {
        feed("5F" + " 41".repeat(200) + " 00 12");

        assertThat(replies.awaitRealTimeStatus(NOW)).contains(0x12);
    }

    @Test
    void nothing_is_waited_for_once_the_line_has_ended() {
        replies.end();

        assertThat(replies.awaitToken("A012", Duration.ofMinutes(5))).isFalse();
        assertThat(replies.ended()).isTrue();
    }

    @Test
    void real_time_status_names_the_fault() {
        assertThat(Condition.ofRealTimeStatus(0x12, 0x12, 0x12, 0x12).faults()).isEmpty();
        assertThat(Condition.ofRealTimeStatus(0x1A, 0x16, 0x12, 0x12).faults())
                .containsExactly(PrinterFault.COVER_OPEN);
        assertThat(Condition.ofRealTimeStatus(0x1A, 0x32, 0x12, 0x7E).faults()).containsExactly(PrinterFault.PAPER_OUT);
        assertThat(Condition.ofRealTimeStatus(0x1A, 0x52, 0x1A, 0x12).faults()).containsExactly(PrinterFault.CUTTER);
        assertThat(Condition.ofRealTimeStatus(0x1A, 0x52, 0x32, 0x12).faults())
                .containsExactly(PrinterFault.UNRECOVERABLE_ERROR);
        assertThat(Condition.ofRealTimeStatus(0x1A, 0x52, 0x52, 0x12).faults())
                .containsExactly(PrinterFault.OVERHEATED);
        assertThat(Condition.ofRealTimeStatus(0x12, 0x12, 0x12, 0x1E).faults()).containsExactly(PrinterFault.PAPER_LOW);
        assertThat(Condition.ofRealTimeStatus(0x1A, 0x12, 0x12, 0x12).faults()).containsExactly(PrinterFault.OFFLINE);
    }

    private void feed(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        replies.feed(bytes, bytes.length);
    }
}
