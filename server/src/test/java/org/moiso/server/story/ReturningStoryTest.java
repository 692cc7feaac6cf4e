package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.moiso.server.web.Role;

/** No-shows, putting back, and taking back a wrong click. */
@OnBothDatabases
class ReturningStoryTest {

    private final TestServer server;
    private final TestOffice office;

    ReturningStoryTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
    }

    @Test
    void who_does_not_come_lands_on_the_missed_list() {
        TestTicket ticket = called();

        office.counter(2).does("no-show", ticket);

        assertThat(office.counter(2).listed("missed")).containsExactly("H001");
        assertThat(office.counter(1).listed("missed")).isEmpty();
    }

    @Test
    void a_reinstated_ticket_goes_after_three_of_those_who_wait_now() {
        TestTicket ticket = called();
        for (int i = 0; i < 4; i++) {
            office.clock().advanceMinutes(1);
            office.kiosk().press("Hộ tịch");
        }
        office.counter(2).does("no-show", ticket);

        office.counter(2).does("reinstate", ticket);

        assertThat(office.counter(2).listed("next")).containsExactly("H002", "H003", "H004", "H001", "H005");
    }

    @Test
    void a_ticket_put_back_does_not_come_up_again_at_once_unless_nobody_else_waits() {
        TestTicket ticket = called();
        office.kiosk().press("Hộ tịch", 2);

        office.counter(2).does("requeue", ticket);

        assertThat(office.counter(2).callsNext().number()).isEqualTo("H002");
        assertThat(office.counter(2).finishesAndCallsNext().number()).isEqualTo("H003");
        assertThat(office.counter(2).finishesAndCallsNext().number()).isEqualTo("H001");
    }

    @Test
    void a_ticket_put_back_has_its_old_place_again_after_five_minutes() {
        TestTicket ticket = called();
        office.counter(2).does("requeue", ticket);
        office.clock().advanceMinutes(1);
        office.kiosk().press("Hộ tịch", 2);

        office.clock().advanceMinutes(4);

        assertThat(office.counter(2).callsNext().number()).isEqualTo("H001");
    }

    @Test
    void a_wrong_finish_is_taken_back_within_thirty_seconds() {
        TestTicket ticket = called();
        office.counter(2).does("start", ticket);
        office.clock().advanceMinutes(5);
        Map<String, Object> before = office.row(ticket);
        office.counter(2).does("finish", ticket);
        office.clock().advanceSeconds(30);

        office.counter(2).does("undo", ticket);

        assertThat(office.row(ticket)).isEqualTo(before);
        assertThat(office.lobby().numberAt(2)).contains("H001");
    }

    @Test
    void a_wrong_no_show_is_taken_back() {
        TestTicket ticket = called();
        Map<String, Object> before = office.row(ticket);
        office.counter(2).does("no-show", ticket);

        office.counter(2).does("undo", ticket);

        assertThat(office.row(ticket)).isEqualTo(before);
    }

    @Test
    void a_wrong_cancel_is_taken_back() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        Map<String, Object> before = office.row(ticket);
        office.counter(2).does("cancel", ticket);

        office.counter(2).does("undo", ticket);

        assertThat(office.row(ticket)).isEqualTo(before);
    }

    @Test
    void a_wrong_cancel_of_a_held_ticket_gives_its_reason_and_its_time_back() {
        TestTicket ticket = called();
        office.counter(2).does("hold", ticket, Map.of("reason", "photo", "minutes", 15));
        Map<String, Object> before = office.row(ticket);
        office.counter(2).does("cancel", ticket);

        office.counter(2).does("undo", ticket);

        assertThat(office.row(ticket)).isEqualTo(before);
    }

    @Test
    void undo_comes_too_late_after_thirty_seconds() {
        TestTicket ticket = called();
        office.counter(2).does("finish", ticket);
        office.clock().advanceSeconds(31);

        Answer answer = office.counter(2).tries("undo", ticket);

        assertThat(answer.refused(409, "undo.too-late")).contains("H001");
        assertThat(office.statusOf(ticket)).isEqualTo("finished");
    }

    @Test
    void nobody_undoes_what_another_officer_did() {
        TestTicket ticket = called();
        office.counter(2).does("finish", ticket);

        office.counter(3).tries("undo", ticket).refused(409, "undo.too-late");
    }

    @Test
    void an_undo_is_not_undone_and_a_start_neither() {
        TestTicket ticket = called();
        office.counter(2).does("start", ticket);
        office.counter(2).tries("undo", ticket).refused(409, "undo.too-late");
        office.counter(2).does("finish", ticket);
        office.counter(2).does("undo", ticket);

        office.counter(2).tries("undo", ticket).refused(409, "undo.too-late");
    }

    @Test
    void undo_does_not_push_the_next_visitor_from_the_counter() {
        TestTicket first = called();
        office.kiosk().press("Hộ tịch");
        office.counter(2).finishesAndCallsNext();

        Answer answer = office.counter(2).tries("undo", first);

        assertThat(answer.refused(409, "counter.busy")).contains("Counter 2", "H002");
    }

    @Test
    void undo_does_not_bring_anybody_to_a_counter_that_was_left() {
        TestTicket ticket = called();
        office.counter(2).does("finish", ticket);
        office.counter(2)
                .officer()
                .delete("/api/counters/" + office.counter(2).id() + "/session")
                .must(204);
        Client other = office.staff(Role.OFFICER, "other");
        other.post("/api/counters/" + office.counter(2).id() + "/session", Map.of())
                .must(204);

        Answer answer = office.counter(2).tries("undo", ticket);

        assertThat(answer.refused(409, "counter.not-yours")).contains("Counter 2");
        assertThat(office.statusOf(ticket)).isEqualTo("finished");
    }

    @Test
    void a_slip_that_comes_out_late_does_not_stand_in_the_way_of_undo() {
        TestTicket ticket = called();
        office.counter(2).does("no-show", ticket);
        SlipEvents.dropped(office, ticket);

        office.counter(2).does("undo", ticket);

        assertThat(office.statusOf(ticket)).isEqualTo("called");
    }

    @Test
    void a_visitor_gives_up_by_the_code_and_again_without_harm() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        Client visitor = server.visitor();
        Map<String, String> press = Map.of("requestId", Kiosk.requestId());

        assertThat(visitor.post("/api/track/" + ticket.code() + "/cancel", press)
                        .must(200)
                        .text("status"))
                .isEqualTo("cancelled");
        visitor.post("/api/track/" + ticket.code() + "/cancel", Map.of("requestId", Kiosk.requestId()))
                .must(200);

        assertThat(office.eventTypes()).containsOnlyOnce("ticket.cancelled");
        assertThat(office.lastEvent().actor()).isEqualTo("visitor");
    }

    @Test
    void a_visitor_cannot_give_up_once_called() {
        TestTicket ticket = called();

        Answer answer = server.visitor()
                .post("/api/track/" + ticket.code() + "/cancel", Map.of("requestId", Kiosk.requestId()));

        answer.refused(409, "ticket.not-waiting");
        assertThat(office.statusOf(ticket)).isEqualTo("called");
    }

    @Test
    void a_retried_cancel_does_not_cancel_what_an_officer_has_reinstated() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        Map<String, String> press = Map.of("requestId", Kiosk.requestId());
        server.visitor().post("/api/track/" + ticket.code() + "/cancel", press).must(200);
        office.counter(2).does("reinstate", ticket);

        server.visitor().post("/api/track/" + ticket.code() + "/cancel", press).must(200);

        assertThat(office.statusOf(ticket)).isEqualTo("waiting");
    }

    private TestTicket called() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        assertThat(office.counter(2).callsNext().id()).isEqualTo(ticket.id());
        return ticket;
    }
}
