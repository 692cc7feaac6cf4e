package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The printer is dead, and numbers that were printed before are handed out. */
@OnBothDatabases
class NumberRollTest {

    private final TestServer server;
    private TestOffice office;

    NumberRollTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void an_office() {
        office = server.newOffice();
    }

    @Test
    void numbers_of_the_roll_are_in_the_queue_as_they_are_torn_off_and_called_like_others() {
        TestTicket before = office.kiosk().press("Hộ tịch");
        Answer roll = opens("Hộ tịch", 501, 503);
        assertThat(roll.text("first")).isEqualTo("H501");
        assertThat(roll.text("next")).isEqualTo("H501");

        TestTicket first = tears(roll, Map.of());
        TestTicket second = tears(roll, Map.of("priority", "elderly"));

        assertThat(before.number()).isEqualTo("H001");
        assertThat(first.number()).isEqualTo("H501");
        assertThat(second.number()).isEqualTo("H502");
        Set<String> called = new HashSet<>();
        IntStream.range(0, 3)
                .forEach(
                        i -> called.add(office.counter(2).finishesAndCallsNext().number()));
        assertThat(called).containsExactlyInAnyOrder("H001", "H501", "H502");
        assertThat(rolls()).hasSize(1);
        assertThat(rolls().get(0).path("next").asText()).isEqualTo("H503");
        assertThat(rolls().get(0).path("left").asInt()).isEqualTo(1);
        assertThat(office.eventTypes()).contains("number-roll.opened");
        assertThat(office.findings()).isEmpty();
    }

    @Test
    void the_series_goes_on_around_the_roll_and_no_number_comes_twice() {
        office.kiosk().press("Hộ tịch", 2);
        Answer roll = opens("Hộ tịch", 4, 6);
        TestTicket torn = tears(roll, Map.of());

        List<String> pressed = IntStream.range(0, 3)
                .mapToObj(i -> office.kiosk().press("Hộ tịch").number())
                .toList();

        assertThat(torn.number()).isEqualTo("H004");
        assertThat(pressed).containsExactly("H003", "H007", "H008");
        assertThat(tears(roll, Map.of()).number()).isEqualTo("H005");
        assertThat(office.findings()).isEmpty();
    }

    @Test
    void what_is_left_of_a_roll_that_is_put_away_is_given_to_nobody_that_day() {
        Answer roll = opens("Hộ tịch", 2, 4);
        tears(roll, Map.of());
        officer().delete(path(roll, "")).must(204);

        assertThat(rolls()).isEmpty();
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H001");
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H005");
        tries(roll, Map.of()).refused(404, "roll.not-found");
        assertThat(office.lastEvent().type()).isEqualTo("ticket.issued");
        assertThat(office.eventTypes()).contains("number-roll.put-away");
    }

    @Test
    void a_torn_paper_is_passed_over_by_typing_the_number_in_the_hand() {
        Answer roll = opens("Hộ tịch", 100, 110);

        assertThat(tears(roll, Map.of("number", 103)).number()).isEqualTo("H103");
        assertThat(tears(roll, Map.of()).number()).isEqualTo("H104");
        assertThat(tries(roll, Map.of("number", 101)).refused(409, "roll.other-number"))
                .contains("105");
        tries(roll, Map.of("number", 111)).refused(409, "roll.other-number");
    }

    @Test
    void a_roll_ends_and_says_so() {
        Answer roll = opens("Hộ tịch", 10, 10);
        tears(roll, Map.of());

        assertThat(tries(roll, Map.of()).refused(409, "roll.used-up")).contains("10");
        assertThat(rolls().get(0).path("next").isNull()).isTrue();
    }

    @Test
    void a_range_that_is_in_use_or_none_is_refused_and_nothing_is_kept() {
        office.kiosk().press("Hộ tịch", 3);
        opens("Hộ tịch", 50, 60);

        assertThat(triesToOpen("Hộ tịch", 3, 20).refused(409, "roll.taken")).contains("H003");
        assertThat(triesToOpen("Hộ tịch", 60, 70).refused(409, "roll.taken")).contains("H060");
        triesToOpen("Hộ tịch", 20, 10).refused(422, "roll.range");
        triesToOpen("Hộ tịch", 1000, 9000).refused(422, "roll.range");
        officer()
                .post(
                        office.path("number-rolls"),
                        Map.of("service", office.scoped("NO"), "first", 1, "last", 2, "requestId", press()))
                .refused(422, "service.not-found");
        opens("Chứng thực", 3, 20);
        assertThat(rolls()).hasSize(2);
    }

    @Test
    void one_press_tears_one_number_however_often_it_is_sent() {
        Answer roll = opens("Hộ tịch", 100, 110);
        Map<String, Object> press = Map.of("requestId", press());

        Answer first = officer().post(path(roll, "/tickets"), press).must(201);
        Answer second = officer().post(path(roll, "/tickets"), press).must(200);

        assertThat(second.text("number")).isEqualTo(first.text("number")).isEqualTo("H100");
        assertThat(tears(roll, Map.of()).number()).isEqualTo("H101");
        Map<String, Object> opening =
                Map.of("service", office.service("Chứng thực"), "first", 5, "last", 9, "requestId", press());
        Answer opened = officer().post(office.path("number-rolls"), opening).must(201);
        assertThat(officer()
                        .post(office.path("number-rolls"), opening)
                        .must(201)
                        .text("id"))
                .isEqualTo(opened.text("id"));
    }

    @Test
    void the_next_day_begins_without_the_roll() {
        Answer roll = opens("Hộ tịch", 2, 4);
        tears(roll, Map.of());

        server.clock().advance(Duration.ofDays(1));

        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H001");
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H002");
        tries(roll, Map.of()).refused(404, "roll.not-found");
        assertThat(rolls()).isEmpty();
    }

    @Test
    void a_series_that_begins_again_leaves_the_roll_out() {
        TestOffice small = server.newOffice(plan -> plan.withArray("series").forEach(series -> {
            if (series.path("id").asText().equals("H")) {
                ((ObjectNode) series).put("last", 5).put("whenExhausted", "wrap");
            }
        }));
        office = small;
        opens("Hộ tịch", 4, 5);

        small.kiosk().press("Hộ tịch", 3);
        small.kiosk().tries("Hộ tịch").refused(409, "series.exhausted");
        small.counter(2).callsNext();
        small.counter(2).finishesAndCallsNext();

        assertThat(small.kiosk().press("Hộ tịch").number()).isEqualTo("H001");
    }

    private Client officer() {
        return office.counter(2).opens().officer();
    }

    private Answer opens(String service, int first, int last) {
        return triesToOpen(service, first, last).must(201);
    }

    private Answer triesToOpen(String service, int first, int last) {
        return officer()
                .post(
                        office.path("number-rolls"),
                        Map.of("service", office.service(service), "first", first, "last", last, "requestId", press()));
    }

    private TestTicket tears(Answer roll, Map<String, ?> with) {
        return TestTicket.issued(tries(roll, with).must(201));
    }

    private Answer tries(Answer roll, Map<String, ?> with) {
        Map<String, Object> body = new HashMap<>(with);
        body.put("requestId", press());
        return officer().post(path(roll, "/tickets"), body);
    }

    private String path(Answer roll, String rest) {
        return office.path("number-rolls/" + roll.text("id") + rest);
    }

    private JsonNode rolls() {
        return officer().get(office.path("number-rolls")).must(200).json();
    }

    private static String press() {
        return UUID.randomUUID().toString();
    }
}
