package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A double tap, a retry after a lost answer: the second request gets the first one's answer. */
@OnBothDatabases
class IdempotencyTest {

    private static final int FINGERS = 8;

    private final TestServer server;
    private final TestOffice office;

    IdempotencyTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
    }

    @Test
    void a_repeated_press_returns_the_first_ticket() {
        Map<String, String> press = Map.of("service", office.service("Hộ tịch"), "requestId", "press-000001");

        Answer first = office.kiosk().order(press).must(201);
        Answer second = office.kiosk().order(press).must(200);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(office.eventTypes()).containsExactly("office.changed", "ticket.issued");
    }

    @Test
    void a_repeated_press_returns_the_first_ticket_as_it_is_now() {
        Map<String, String> press = Map.of("service", office.service("Hộ tịch"), "requestId", "press-000001");
        office.kiosk().order(press).must(201);
        office.counter(2).callsNext();

        Answer second = office.kiosk().order(press).must(200);

        assertThat(second.text("number")).isEqualTo("H001");
        assertThat(second.text("status")).isEqualTo("called");
    }

    @Test
    void eight_fingers_on_one_press_get_one_ticket() {
        Map<String, String> press = Map.of("service", office.service("Hộ tịch"), "requestId", "press-000001");

        List<Answer> answers =
                Together.threads(FINGERS, finger -> office.kiosk().order(press));

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(FINGERS - 1);
        assertThat(ids(answers)).hasSize(1);
        assertThat(office.eventTypes()).containsOnlyOnce("ticket.issued");
    }

    @Test
    void a_repeated_call_of_the_next_returns_the_first_call() {
        office.kiosk().press("Hộ tịch", 3);
        Map<String, Object> press = Map.of("requestId", "next-000001", "finishCurrent", true);

        Answer first = office.counter(2).triesToCallNext(press).must(201);
        Answer second = office.counter(2).triesToCallNext(press).must(201);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(office.eventTypes()).containsOnlyOnce("ticket.called").doesNotContain("ticket.finished");
    }

    @Test
    void eight_fingers_on_the_next_button_call_one_ticket() {
        office.kiosk().press("Hộ tịch", 3);
        TestCounter counter = office.counter(2).opens();

        List<Answer> answers = Together.threads(
                FINGERS, finger -> counter.triesToCallNext(Map.of("requestId", "next-000001", "finishCurrent", true)));

        assertThat(ids(answers)).hasSize(1);
        assertThat(office.eventTypes()).containsOnlyOnce("ticket.called");
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                arguments("recall", "called"),
                arguments("start", "called"),
                arguments("finish", "called"),
                arguments("hold", "called"),
                arguments("resume", "on-hold"),
                arguments("transfer", "called"),
                arguments("no-show", "called"),
                arguments("requeue", "called"),
                arguments("reinstate", "no-show"),
                arguments("cancel", "on-hold"),
                arguments("undo", "no-show"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void a_repeated_operation_is_done_once(String operation, String state) {
        TestTicket ticket = ticketIn(state);
        Map<String, Object> press = body(operation, "again-00001");

        Answer first = office.counter(2).does(operation, ticket, press);
        List<String> after = office.eventTypes();
        Answer second = office.counter(2).does(operation, ticket, press);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(office.eventTypes()).isEqualTo(after);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void eight_fingers_on_one_operation_do_it_once(String operation, String state) {
        TestTicket ticket = ticketIn(state);
        int before = office.events().size();

        List<Answer> answers = Together.threads(
                FINGERS, finger -> office.counter(2).tries(operation, ticket, body(operation, "again-00001")));

        assertThat(answers).allSatisfy(it -> it.must(200));
        assertThat(office.events()).hasSize(before + 1);
    }

    @Test
    void a_press_is_remembered_through_a_restart() throws IOException {
        try (TestServer own = server.another()) {
            TestOffice there = own.newOffice();
            Map<String, String> press = Map.of("service", there.service("Hộ tịch"), "requestId", "press-000001");
            String first = there.kiosk().order(press).must(201).text("id");

            own.restart();

            assertThat(there.kiosk().order(press).must(200).text("id")).isEqualTo(first);
        }
    }

    @Test
    void a_request_id_that_called_cannot_take_a_number() {
        office.kiosk().press("Hộ tịch");
        office.counter(2).triesToCallNext(Map.of("requestId", "once-000001")).must(201);

        Answer answer = office.kiosk().order(Map.of("service", office.service("Hộ tịch"), "requestId", "once-000001"));

        answer.refused(409, "request.reused");
    }

    @Test
    void a_request_id_that_started_a_ticket_cannot_finish_it() {
        TestTicket ticket = ticketIn("called");
        office.counter(2).does("start", ticket, Map.of("requestId", "once-000001"));

        Answer answer = office.counter(2).tries("finish", ticket, Map.of("requestId", "once-000001"));

        answer.refused(409, "request.reused");
        assertThat(office.statusOf(ticket)).isEqualTo("serving");
    }

    @Test
    void a_request_id_cannot_undo_what_it_did_itself() {
        TestTicket ticket = ticketIn("called");
        office.counter(2).does("finish", ticket, Map.of("requestId", "once-000001"));

        Answer answer = office.counter(2).tries("undo", ticket, Map.of("requestId", "once-000001"));

        answer.refused(409, "request.reused");
    }

    @Test
    void a_visitors_request_id_gives_up_one_ticket_only() {
        TestTicket first = office.kiosk().press("Hộ tịch");
        TestTicket second = office.kiosk().press("Hộ tịch");
        Map<String, String> press = Map.of("requestId", "once-000001");
        Client visitor = server.visitor();
        visitor.post("/api/track/" + first.code() + "/cancel", press).must(200);

        Answer answer = visitor.post("/api/track/" + second.code() + "/cancel", press);

        answer.refused(409, "request.reused");
        assertThat(office.statusOf(second)).isEqualTo("waiting");
    }

    @Test
    void another_counter_cannot_reuse_the_request_id_of_a_call() {
        office.kiosk().press("Hộ tịch", 2);
        office.counter(2).triesToCallNext(Map.of("requestId", "once-000001")).must(201);

        Answer answer = office.counter(3).triesToCallNext(Map.of("requestId", "once-000001"));

        answer.refused(409, "request.reused");
    }

    private TestTicket ticketIn(String state) {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        office.clock().advanceSeconds(10);
        switch (state) {
            case "on-hold" -> office.counter(2).does("hold", ticket, Map.of("reason", "photo"));
            case "no-show" -> office.counter(2).does("no-show", ticket);
            default -> assertThat(state).isEqualTo("called");
        }
        return ticket;
    }

    private Map<String, Object> body(String operation, String requestId) {
        return switch (operation) {
            case "hold" -> Map.of("requestId", requestId, "reason", "photo", "minutes", 15);
            case "transfer" -> Map.of("requestId", requestId, "service", office.service("Đất đai"));
            default -> Map.of("requestId", requestId);
        };
    }

    private static Set<String> ids(List<Answer> answers) {
        return answers.stream().map(it -> it.text("id")).collect(Collectors.toSet());
    }
}
