package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The supervisor sees the hall and corrects it; every act stands in the log with who and why. */
@OnBothDatabases
class SupervisingStoryTest {

    private final TestServer server;
    private final TestOffice office;
    private final TestSupervisor supervisor;

    SupervisingStoryTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
        supervisor = TestSupervisor.of(office);
    }

    @Test
    void a_ticket_in_the_wrong_queue_is_moved_and_keeps_its_number_and_its_place_in_time() {
        TestTicket wrong = office.kiosk().press("Chứng thực");
        office.clock().advanceMinutes(1);
        office.kiosk().press("Hộ tịch");

        supervisor.moves(wrong, Map.of("service", office.service("Hộ tịch"))).must(200);

        assertThat(office.counter(2).listed("next")).containsExactly("A001", "H001");
        JsonNode act = supervisor.hall().at("/acts/0");
        assertThat(act.path("who").asText()).isEqualTo("truong");
        assertThat(act.path("number").asText()).isEqualTo("A001");
        assertThat(act.at("/from/vi").asText()).isEqualTo("Chứng thực");
        assertThat(act.at("/to/vi").asText()).isEqualTo("Hộ tịch");
        assertThat(act.at("/reason/vi").asText()).isEqualTo("nhầm lĩnh vực");
    }

    @Test
    void a_ticket_moved_to_a_counter_is_called_there_and_nowhere_else() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");

        supervisor.moves(ticket, Map.of("counter", office.scoped("q4"))).must(200);

        assertThat(office.counter(2).callsNextIfAny()).isEmpty();
        assertThat(office.counter(4).callsNext().number()).isEqualTo("H001");
    }

    @Test
    void what_is_moved_to_a_counter_is_its_own_work_even_where_it_only_helps() {
        TestTicket certified = office.kiosk().press("Chứng thực");
        office.clock().advanceMinutes(1);
        office.kiosk().press("Hộ tịch");
        assertThat(office.counter(3).listed("next")).containsExactly("H001", "A001");

        supervisor.moves(certified, Map.of("counter", office.scoped("q3"))).must(200);

        assertThat(office.counter(3).callsNext().number()).isEqualTo("A001");
    }

    @Test
    void a_move_to_nowhere_changes_nothing() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        int before = office.events().size();

        supervisor.moves(ticket, Map.of()).refused(422, "request.invalid");
        supervisor.moves(ticket, Map.of("service", office.scoped("NO"))).refused(422, "service.not-found");
        supervisor.moves(ticket, Map.of("counter", office.scoped("q9"))).refused(404, "counter.not-found");

        assertThat(office.events()).hasSize(before);
    }

    @Test
    void another_priority_class_changes_the_order_from_the_next_call_on() {
        office.kiosk().press("Hộ tịch");
        office.clock().advanceMinutes(2);
        TestTicket grandmother = office.kiosk().press("Hộ tịch");

        supervisor.reclassifies(grandmother, "elderly").must(200);

        assertThat(office.counter(2).callsNext().number()).isEqualTo("H002");
        assertThat(supervisor.hall().at("/acts/0/to/vi").asText()).isEqualTo("Người từ 60 tuổi");
        supervisor.reclassifies(grandmother, "elderly").refused(409, "ticket.not-waiting");
        supervisor.reclassifies(office.kiosk().press("Hộ tịch"), "king").refused(422, "priority.not-found");
    }

    @Test
    void a_press_sent_twice_acts_once() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        Map<String, String> body =
                Map.of("requestId", "move-press-1", "counter", office.scoped("q4"), "reason", "gần hơn");
        supervisor.sends("/api/tickets/" + ticket.id() + "/move", body).must(200);
        int before = office.events().size();

        supervisor.sends("/api/tickets/" + ticket.id() + "/move", body).must(200);
        supervisor
                .sends(office.path("rule"), Map.of("requestId", "move-press-1", "callingRule", "strict", "reason", "x"))
                .refused(409, "request.reused");

        assertThat(office.events()).hasSize(before);
    }

    @Test
    void the_calling_rule_changes_live_and_says_why() {
        office.kiosk().press("Hộ tịch");
        office.clock().advanceMinutes(40);
        TestTicket elderly = office.kiosk().press("Hộ tịch", "elderly");
        assertThat(office.counter(2).listed("next").get(0)).isEqualTo("H001");

        supervisor.changesRule("strict", "đông người già").must(204);

        assertThat(office.counter(2).callsNext().number()).isEqualTo(elderly.number());
        await().until(() -> supervisor.hall().at("/rule/callingRule").asText().equals("strict"));
        assertThat(supervisor.acts()).containsExactly("rule.changed");
        supervisor.changesRule("by-beauty", "x").refused(422, "request.invalid");
    }

    @Test
    void interleave_gives_a_normal_ticket_its_turn_at_every_counter() {
        supervisor.changesRule("interleave", "thử").must(204);
        office.kiosk().press("Chứng thực", 4);
        office.kiosk().press("Hộ tịch");
        for (int i = 0; i < 5; i++) {
            office.kiosk().press("Hộ tịch", "elderly");
        }

        // What counter 1 calls meanwhile is nobody's turn in the queue of counter 2.
        for (int i = 0; i < 3; i++) {
            office.counter(2).callsNextIfAny();
            office.counter(1).callsNextIfAny();
        }

        assertThat(office.counter(2).listed("next").get(0))
                .as("the console says who is next as the call will")
                .isEqualTo("H001");
        assertThat(office.counter(2).finishesAndCallsNext().number()).isEqualTo("H001");
    }

    @Test
    void a_note_stands_on_the_console_until_the_officer_has_seen_it() {
        office.counter(2).opens();
        supervisor.writes(office.counter(2), "Giúp quầy 1 sau số này").must(201);
        JsonNode note = office.counter(2).desk().at("/notes/0");
        assertThat(note.path("words").asText()).isEqualTo("Giúp quầy 1 sau số này");
        assertThat(note.path("author").asText()).isEqualTo("truong");
        String seen = "/api/counters/" + office.scoped("q2") + "/notes/"
                + note.path("id").asText() + "/seen";
        Map<String, String> press = Map.of("requestId", "seen-press-1");

        office.counter(3).opens().officer().post(seen, press).refused(409, "counter.not-yours");
        office.counter(2).officer().post(seen, press).must(204);

        assertThat(office.counter(2).desk().path("notes")).isEmpty();
        assertThat(supervisor.counter(2).at("/notes/0/seenAt").isTextual()).isTrue();
        assertThat(office.eventTypes()).contains("note.sent", "note.seen");
        assertThat(office.events().toString()).doesNotContain("Giúp quầy 1");
        office.counter(2)
                .officer()
                .post("/api/counters/" + office.scoped("q2") + "/notes/0SAD000000000/seen", press)
                .refused(404, "note.not-found");
    }

    @Test
    void the_hall_shows_counters_queues_and_what_would_help() {
        office.kiosk().press("Hộ tịch", 2);
        assertThat(supervisor.queue("Hộ tịch").path("level").asText()).isEqualTo("red");
        assertThat(supervisor.queue("Hộ tịch").path("advice").asText()).isEqualTo("open-counter");

        office.counter(2).callsNext();

        assertThat(supervisor.queue("Hộ tịch").path("level").asText()).isEqualTo("green");
        assertThat(supervisor.counter(2).at("/ticket/number").asText()).isEqualTo("H001");
        assertThat(supervisor.counter(2).path("officer").asText()).isEqualTo("canbo2");
        office.clock().advanceMinutes(31);
        JsonNode amber = supervisor.queue("Hộ tịch");
        assertThat(amber.path("level").asText()).isEqualTo("amber");
        assertThat(amber.path("longestMinutes").asInt()).isEqualTo(31);
        assertThat(amber.path("advice").asText()).isEqualTo("add-counter");
        assertThat(amber.path("helpers").get(0).asText()).isEqualTo(office.scoped("q3"));
        office.clock().advanceMinutes(15);
        assertThat(supervisor.queue("Hộ tịch").path("level").asText()).isEqualTo("red");
    }

    @Test
    void a_supervisor_who_looks_is_told_of_everything_as_it_happens() {
        try (LiveSocket live =
                LiveSocket.open(supervisor.client(), office.path("hall").replace("/api/", "/ws/"))) {
            assertThat(live.first().at("/hall/tickets")).isEmpty();

            TestTicket ticket = office.kiosk().press("Hộ tịch");
            live.frame(it -> it.at("/hall/tickets/0/number").asText().equals(ticket.number()));
            office.counter(2).calls(ticket, "quay lại bổ sung");

            JsonNode act = live.frame(it -> it.at("/hall/acts").size() == 1).at("/hall/acts/0");
            assertThat(act.path("type").asText()).isEqualTo("ticket.called");
            assertThat(act.path("who").asText()).isEqualTo("canbo2");
            assertThat(act.at("/to/en").asText()).isEqualTo("Counter 2");
            assertThat(act.at("/reason/vi").asText()).isEqualTo("quay lại bổ sung");
        }
    }

    @Test
    void the_acts_of_yesterday_are_no_acts_of_today() {
        supervisor.changesRule("strict", "thử").must(204);
        assertThat(supervisor.acts()).hasSize(1);

        office.clock().set("2026-11-21T07:30:00+07:00");
        office.kiosk().press("Hộ tịch");

        assertThat(supervisor.acts()).isEmpty();
    }

    @Test
    void help_called_for_at_a_counter_is_seen_in_the_hall() {
        office.counter(2).opens();
        office.counter(2)
                .officer()
                .post("/api/counters/" + office.scoped("q2") + "/emergency", Map.of("requestId", "help-press-1"))
                .must(200);

        assertThat(supervisor.hall().at("/emergencies/0/counter").asText()).isEqualTo(office.scoped("q2"));
        assertThat(server.visitor().get(office.path("hall")).status()).isEqualTo(401);
    }
}
