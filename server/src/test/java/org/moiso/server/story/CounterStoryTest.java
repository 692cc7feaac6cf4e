package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.moiso.server.story.Lobby.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.moiso.server.web.Role;

/** Taking, pausing and leaving a counter. */
@OnBothDatabases
class CounterStoryTest {

    private final TestOffice office;

    CounterStoryTest(TestServer server) {
        office = server.newOffice();
    }

    @Test
    void a_counter_that_another_holds_is_refused_with_the_name() {
        office.counter(2).opens();

        Answer answer = takes(office.staff(Role.OFFICER, "canbo8"), 2);

        assertThat(answer.refused(409, "counter.taken")).contains("Counter 2", "canbo2");
    }

    @Test
    void taking_ones_own_counter_again_resumes_what_was_going_on() {
        office.kiosk().press("Hộ tịch");
        TestTicket ticket = office.counter(2).callsNext();
        int before = office.events().size();

        takes(office.counter(2).officer(), 2).must(204);

        assertThat(office.events()).hasSize(before);
        office.counter(2).does("start", ticket);
    }

    @Test
    void who_takes_another_counter_leaves_the_first() {
        Client officer = office.counter(2).opens().officer();

        takes(officer, 3).must(204);

        assertThat(office.lobby().statusOf(2)).isEqualTo("closed");
        assertThat(office.lobby().statusOf(3)).isEqualTo("open");
    }

    @Test
    void nobody_leaves_a_counter_with_a_visit_going_on() {
        office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();

        assertThat(office.counter(2).becomes("closed", "hết giờ").refused(409, "counter.busy"))
                .contains("Counter 2", "H001");
        assertThat(takes(office.counter(2).officer(), 3).refused(409, "counter.busy"))
                .contains("H001");
        assertThat(office.lobby().statusOf(2)).isEqualTo("open");
        assertThat(office.lobby().statusOf(3)).isEqualTo("closed");
    }

    @Test
    void a_busy_counter_calls_nobody_unless_asked_to_finish_first() {
        office.kiosk().press("Hộ tịch", 2);
        TestTicket first = office.counter(2).callsNext();

        Answer answer = office.counter(2).triesToCallNext(Map.of());

        assertThat(answer.refused(409, "counter.busy")).contains("Counter 2", "H001");
        assertThat(office.counter(2).finishesAndCallsNext().number()).isEqualTo("H002");
        assertThat(office.statusOf(first)).isEqualTo("finished");
    }

    @Test
    void finishing_the_last_one_leaves_an_empty_counter() {
        office.kiosk().press("Hộ tịch");
        TestTicket last = office.counter(2).callsNext();

        office.counter(2).triesToCallNext(Map.of("finishCurrent", true)).must(204);

        assertThat(office.statusOf(last)).isEqualTo("finished");
        assertThat(office.lobby()).showsNobodyAt(office.counter(2));
    }

    @Test
    void a_paused_counter_calls_nobody_but_finishes_its_visit() {
        office.kiosk().press("Hộ tịch", 2);
        TestTicket ticket = office.counter(2).callsNext();
        office.counter(2).becomes("paused", "Họp giao ban").must(204);

        office.counter(2).does("finish", ticket);
        Answer answer = office.counter(2).triesToCallNext(Map.of());

        assertThat(answer.refused(409, "counter.not-open")).contains("Counter 2");
        assertThat(office.lobby().statusOf(2)).isEqualTo("paused");
        assertThat(office.counter(2).desk().path("statusReason").asText()).isEqualTo("Họp giao ban");
        office.counter(2).becomes("open", "gọi tiếp").must(204);
        assertThat(office.counter(2).callsNext().number()).isEqualTo("H002");
    }

    @Test
    void without_a_counter_nobody_calls() {
        office.kiosk().press("Hộ tịch");
        Client officer = office.staff(Role.OFFICER, "canbo8");

        Answer answer =
                officer.post("/api/counters/" + office.scoped("q2") + "/calls", Map.of("requestId", Kiosk.requestId()));

        assertThat(answer.refused(409, "counter.not-yours")).contains("Counter 2");
        assertThat(office.lobby().waiting("HT")).isEqualTo(1);
    }

    @Test
    void signing_in_again_finds_the_counter_and_the_visit() {
        office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();

        Answer session = office.counter(2).officer().get("/api/session").must(200);

        assertThat(session.text("counter")).isEqualTo(office.counter(2).id());
        assertThat(office.counter(2)
                        .desk()
                        .path("current")
                        .path("ticket")
                        .path("number")
                        .asText())
                .isEqualTo("H001");
    }

    @Test
    void an_officer_whose_counter_was_taken_out_of_the_plan_takes_another() {
        Client officer = office.counter(4).opens().officer();
        office.putInForce(plan -> plan.withArray("counters").remove(3));

        takes(officer, 3).must(204);

        assertThat(office.lobby().statusOf(3)).isEqualTo("open");
    }

    @Test
    void a_visit_at_a_counter_that_was_taken_out_of_the_plan_is_finished_all_the_same() {
        TestTicket ticket = office.kiosk().press("Đất đai");
        office.counter(4).callsNext();
        office.putInForce(plan -> plan.withArray("counters").remove(3));

        office.counter(4).does("finish", ticket);

        assertThat(office.statusOf(ticket)).isEqualTo("finished");
    }

    @Test
    void a_counter_that_does_not_exist_is_not_found() {
        Client officer = office.staff(Role.OFFICER, "canbo8");

        for (String counter : new String[] {"q9", "", "%20", "q1..", "%F0%9F%98%80", "a".repeat(41)}) {
            officer.post("/api/counters/" + office.id() + "." + counter + "/session", Map.of())
                    .refused(404, "counter.not-found");
        }
    }

    private Answer takes(Client officer, int counter) {
        return officer.post("/api/counters/" + office.scoped("q" + counter) + "/session", Map.of());
    }
}
