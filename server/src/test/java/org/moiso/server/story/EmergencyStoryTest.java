package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.moiso.server.web.Role;

/** An officer in trouble calls for help without a sound. */
@OnBothDatabases
class EmergencyStoryTest {

    private final TestOffice office;

    EmergencyStoryTest(TestServer server) {
        office = server.newOffice();
    }

    @Test
    void every_colleague_sees_which_counter_calls_for_help_and_the_hall_sees_nothing() {
        office.counter(2).opens();
        office.counter(3).opens();

        press(office.counter(2).officer(), 2, "emergency").must(200);

        JsonNode seen = office.counter(3).desk().path("emergencies").path(0);
        assertThat(seen.path("counter").asText()).isEqualTo(office.scoped("q2"));
        assertThat(seen.path("raisedBy").asText()).isEqualTo("canbo2");
        assertThat(seen.path("answeredBy").isNull()).isTrue();
        assertThat(office.lobby().board().toString()).doesNotContain("emergenc");
        assertThat(office.lastEvent().type()).isEqualTo("emergency.raised");
    }

    @Test
    void a_board_that_follows_the_hall_is_sent_no_frame_of_it() {
        office.counter(2).opens();
        try (LiveSocket board =
                LiveSocket.open(office.device(Role.SCREEN, "sanh"), "/ws/offices/" + office.id() + "/board")) {
            board.first();
            press(office.counter(2).officer(), 2, "emergency").must(200);
            office.kiosk().press("Hộ tịch");

            board.frame("ticket.issued");

            assertThat(board.frames()).noneMatch(it -> it.toString().contains("emergency"));
        }
    }

    @Test
    void who_answers_is_named_to_everybody_and_stands_in_the_log() {
        office.counter(2).opens();
        Client supervisor = office.staff(Role.SUPERVISOR, "truong");
        press(office.counter(2).officer(), 2, "emergency").must(200);
        office.clock().advanceSeconds(12);

        Answer answer = press(supervisor, 2, "emergency/answer").must(200);

        assertThat(answer.text("answeredBy")).isEqualTo("truong");
        assertThat(office.counter(2).desk().at("/emergencies/0/answeredBy").asText())
                .isEqualTo("truong");
        assertThat(office.lastEvent().type()).isEqualTo("emergency.answered");
        assertThat(office.lastEvent().body().path("seconds").asLong()).isEqualTo(12);
        assertThat(office.lastEvent().body().at("/counter/id").asText()).isEqualTo(office.scoped("q2"));
    }

    @Test
    void a_second_one_who_answers_hears_who_is_on_the_way() {
        office.counter(2).opens();
        office.counter(3).opens();
        press(office.counter(2).officer(), 2, "emergency").must(200);
        press(office.counter(3).officer(), 2, "emergency/answer").must(200);

        Answer second = press(office.staff(Role.SUPERVISOR, "truong"), 2, "emergency/answer");

        assertThat(second.refused(409, "emergency.answered")).contains("canbo3", "Counter 2");
    }

    @Test
    void calling_again_before_the_answer_changes_nothing_and_after_it_calls_again() {
        office.counter(2).opens();
        press(office.counter(2).officer(), 2, "emergency").must(200);
        int before = office.events().size();

        press(office.counter(2).officer(), 2, "emergency").must(200);
        assertThat(office.events()).hasSize(before);

        press(office.counter(2).officer(), 2, "emergency/answer").must(200);
        press(office.counter(2).officer(), 2, "emergency").must(200);
        assertThat(office.eventTypes().stream().filter("emergency.raised"::equals))
                .hasSize(2);
        assertThat(office.counter(2).desk().at("/emergencies/0/answeredBy").isNull())
                .isTrue();
    }

    @Test
    void a_press_that_is_sent_again_after_the_answer_raises_no_second_alarm() {
        office.counter(2).opens();
        Map<String, String> body = Map.of("requestId", "help-me-0001");
        String path = "/api/counters/" + office.scoped("q2") + "/emergency";
        office.counter(2).officer().post(path, body).must(200);
        press(office.counter(2).officer(), 2, "emergency/answer").must(200);

        Answer again = office.counter(2).officer().post(path, body).must(200);

        assertThat(again.text("answeredBy")).isEqualTo("canbo2");
        assertThat(office.eventTypes().stream().filter("emergency.raised"::equals))
                .hasSize(1);
    }

    @Test
    void it_fades_from_the_consoles_ten_minutes_after_the_answer_and_never_before_one() {
        office.counter(2).opens();
        press(office.counter(2).officer(), 2, "emergency").must(200);
        office.clock().advanceMinutes(60);
        assertThat(office.counter(2).desk().path("emergencies")).hasSize(1);
        press(office.counter(2).officer(), 2, "emergency/answer").must(200);

        office.clock().advanceMinutes(10);

        assertThat(office.counter(2).desk().path("emergencies")).isEmpty();
    }

    @Test
    void help_can_be_called_without_having_taken_the_counter() {
        Client newcomer = office.staff(Role.OFFICER, "canbo9");

        press(newcomer, 4, "emergency").must(200);

        assertThat(List.of(office.lastEvent().type())).containsExactly("emergency.raised");
    }

    @Test
    void there_is_nothing_to_answer_where_nobody_calls_and_no_counter_that_is_not_there() {
        office.counter(2).opens();

        assertThat(press(office.counter(2).officer(), 2, "emergency/answer").refused(409, "emergency.none"))
                .contains("Counter 2");
        press(office.counter(2).officer(), 77, "emergency").refused(404, "counter.not-found");
    }

    private Answer press(Client who, int counter, String what) {
        return who.post(
                "/api/counters/" + office.scoped("q" + counter) + "/" + what, Map.of("requestId", Kiosk.requestId()));
    }
}
