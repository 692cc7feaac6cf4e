package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.moiso.server.story.Lobby.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class MainPathTest {

    private final TestOffice office;

    MainPathTest(TestServer server) {
        office = server.newOffice();
    }

    @Test
    void a_press_becomes_a_call_on_the_wall_and_a_finished_visit() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        assertThat(ticket.number()).isEqualTo("H001");
        assertThat(office.lobby().waiting("HT")).isEqualTo(1);

        TestTicket called = office.counter(3).callsNext();
        assertThat(called.id()).isEqualTo(ticket.id());
        assertThat(office.lobby()).shows("H001", office.counter(3));
        assertThat(office.lobby().calls()).containsExactly("H001");

        office.counter(3).does("start", ticket);
        assertThat(office.lobby()).shows("H001", office.counter(3));

        office.counter(3).does("finish", ticket);
        assertThat(office.lobby()).showsNobodyAt(office.counter(3));
        assertThat(office.statusOf(ticket)).isEqualTo("finished");
        assertThat(office.eventTypes())
                .containsExactly(
                        "office.changed",
                        "ticket.issued",
                        "counter.opened",
                        "ticket.called",
                        "ticket.started",
                        "ticket.finished");
    }

    @Test
    void nobody_waiting_is_an_empty_answer() {
        office.kiosk().press("Hộ tịch");

        Answer answer = office.counter(1).triesToCallNext(Map.of());

        answer.must(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_counter_calls_those_of_its_services_in_the_order_they_came() {
        office.kiosk().press("Hộ tịch");
        office.kiosk().press("Chứng thực");
        office.clock().advanceSeconds(1);
        office.kiosk().press("Hộ tịch");

        assertThat(office.counter(2).callsNext().number()).isEqualTo("H001");
        assertThat(office.counter(2).finishesAndCallsNext().number()).isEqualTo("H002");
        assertThat(office.counter(2).callsNextIfAny()).isEmpty();
        assertThat(office.counter(3).callsNext().number()).isEqualTo("A001");
    }
}
