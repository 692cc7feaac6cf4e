package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.moiso.server.story.Lobby.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an officer does with the ticket at the counter. */
@OnBothDatabases
class ServingStoryTest {

    private final TestOffice office;

    ServingStoryTest(TestServer server) {
        office = server.newOffice();
    }

    @Test
    void recall_repeats_the_same_call() {
        TestTicket ticket = called();
        String call = office.lobby().board().path("calls").path(0).path("id").asText();
        office.clock().advanceSeconds(5);

        office.counter(2).does("recall", ticket);

        assertThat(office.lobby().calls()).containsExactly("H001");
        assertThat(office.lobby().board().path("calls").path(0).path("id").asText())
                .isEqualTo(call);
        assertThat(office.lobby().board().path("calls").path(0).path("count").asInt())
                .isEqualTo(2);
    }

    @Test
    void recall_waits_five_seconds_after_each_announcement() {
        TestTicket ticket = called();
        office.clock().advanceSeconds(4);

        Answer early = office.counter(2).tries("recall", ticket);

        assertThat(early.refused(409, "recall.too-soon")).contains("1 second");
        office.clock().advanceSeconds(1);
        office.counter(2).does("recall", ticket);
        office.counter(2).tries("recall", ticket).refused(409, "recall.too-soon");
    }

    @Test
    void recall_ends_after_three_times_and_says_what_to_do_instead() {
        TestTicket ticket = called();
        for (int i = 0; i < 3; i++) {
            office.clock().advanceSeconds(5);
            office.counter(2).does("recall", ticket);
        }
        office.clock().advanceSeconds(60);

        Answer fourth = office.counter(2).tries("recall", ticket);

        assertThat(fourth.refused(409, "recall.limit")).contains("H001", "no-show");
        assertThat(office.counter(2).desk().path("current").path("operations").toString())
                .doesNotContain("recall");
    }

    @Test
    void start_measures_the_walk_and_finish_the_service() {
        TestTicket ticket = called();

        office.clock().advanceSeconds(40);
        office.counter(2).does("start", ticket);
        assertThat(office.lastEvent().body().path("walkedSeconds").asLong()).isEqualTo(40);

        office.clock().advanceMinutes(7);
        office.counter(2).does("finish", ticket);
        assertThat(office.lastEvent().body().path("servedSeconds").asLong()).isEqualTo(420);
    }

    @Test
    void a_finish_without_a_start_counts_as_started_at_the_call() {
        TestTicket ticket = called();
        office.clock().advanceMinutes(3);

        office.counter(2).does("finish", ticket);

        assertThat(office.lastEvent().body().path("servedSeconds").asLong()).isEqualTo(180);
        assertThat(office.row(ticket).get("started_at"))
                .isEqualTo(office.row(ticket).get("called_at"));
    }

    @Test
    void a_held_ticket_leaves_the_counter_free_and_comes_back_by_hand() {
        TestTicket ticket = called();
        office.kiosk().press("Hộ tịch");

        office.counter(2).does("hold", ticket, Map.of("reason", "Đi photo giấy tờ"));

        assertThat(office.lobby()).showsNobodyAt(office.counter(2));
        assertThat(office.counter(2).desk().path("held").path(0).path("reason").asText())
                .isEqualTo("Đi photo giấy tờ");
        assertThat(office.counter(2).callsNext().number()).isEqualTo("H002");
        office.counter(3).does("resume", ticket);
        assertThat(office.counter(3).callsNext().number()).isEqualTo("H001");
    }

    @Test
    void a_hold_with_a_time_ends_by_itself_and_the_ticket_goes_before_later_ones() {
        TestTicket ticket = called();
        office.counter(2).does("hold", ticket, Map.of("reason", "photo", "minutes", 15));
        office.clock().advanceMinutes(10);
        office.kiosk().press("Hộ tịch");
        assertThat(office.counter(2).desk().path("held").path(0).path("until").asText())
                .startsWith("2026-11-20T08:15:00");

        office.clock().advanceMinutes(5);

        await().until(() -> office.statusOf(ticket).equals("waiting"));
        assertThat(office.lastEvent().actor()).isEqualTo("system");
        assertThat(office.counter(2).callsNext().number()).isEqualTo("H001");
    }

    @Test
    void a_held_ticket_can_be_called_by_choosing_it() {
        TestTicket ticket = called();
        office.counter(2).does("hold", ticket, Map.of("reason", "photo"));

        office.counter(2).calls(ticket, "đã có giấy tờ");

        assertThat(office.lobby()).shows("H001", office.counter(2));
        assertThat(office.row(ticket).get("reason")).isNull();
    }

    @Test
    void a_chosen_ticket_overtakes_and_its_reason_stands_in_the_log() {
        office.kiosk().press("Hộ tịch", 2);
        TestTicket third = office.kiosk().press("Hộ tịch");

        office.counter(2).calls(third, "có trẻ nhỏ");

        assertThat(office.lobby()).shows("H003", office.counter(2));
        assertThat(office.lastEvent().body().path("reason").asText()).isEqualTo("có trẻ nhỏ");
        assertThat(office.lastEvent().actor()).endsWith("canbo2");
    }

    @Test
    void a_chosen_ticket_needs_a_reason() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");

        Answer answer = office.counter(2).triesToCallNext(Map.of("ticket", ticket.id()));

        assertThat(answer.refused(422, "request.invalid")).contains("reason");
        assertThat(office.statusOf(ticket)).isEqualTo("waiting");
    }

    @Test
    void a_transfer_keeps_the_number_and_the_place_in_time() {
        TestTicket ticket = called();
        office.clock().advanceMinutes(2);
        office.kiosk().press("Chứng thực");

        office.counter(2)
                .does("transfer", ticket, Map.of("service", office.service("Chứng thực"), "note", "cần sao y"));

        assertThat(office.lobby().waiting("CT")).isEqualTo(2);
        assertThat(office.counter(1).callsNext().number()).isEqualTo("H001");
        assertThat(office.counter(1)
                        .desk()
                        .path("current")
                        .path("ticket")
                        .path("note")
                        .asText())
                .isEqualTo("cần sao y");
    }

    @Test
    void a_transfer_to_one_counter_is_called_there_only() {
        TestTicket ticket = called();

        office.counter(2)
                .does("transfer", ticket, Map.of("counter", office.counter(4).id()));

        office.counter(2).triesToCallNext(Map.of()).must(204);
        office.counter(3).triesToCallNext(Map.of()).must(204);
        assertThat(office.counter(4).callsNext().id()).isEqualTo(ticket.id());
    }

    @Test
    void a_transfer_with_return_comes_back_to_its_sender() {
        TestTicket ticket = called();
        office.counter(2).does("transfer", ticket, Map.of("service", office.service("Chứng thực"), "returning", true));
        assertThat(office.counter(1).callsNext().id()).isEqualTo(ticket.id());

        office.counter(1).does("finish", ticket);

        assertThat(office.statusOf(ticket)).isEqualTo("waiting");
        office.counter(1).triesToCallNext(Map.of()).must(204);
        assertThat(office.counter(2).callsNext().id()).isEqualTo(ticket.id());
        office.counter(2).does("finish", ticket);
        assertThat(office.statusOf(ticket)).isEqualTo("finished");
    }

    @Test
    void whoever_came_back_to_the_sender_stays_on_the_senders_lists() {
        TestTicket ticket = called();
        office.counter(2).does("transfer", ticket, Map.of("service", office.service("Chứng thực"), "returning", true));
        office.counter(1).callsNext();
        office.counter(1).does("finish", ticket);
        office.counter(2).callsNext();

        office.counter(2).does("hold", ticket, Map.of("reason", "photo"));
        assertThat(office.counter(2).listed("held")).containsExactly("H001");

        office.counter(2).does("resume", ticket);
        office.counter(2).callsNext();
        office.counter(2).does("no-show", ticket);
        assertThat(office.counter(2).listed("missed")).containsExactly("H001");
    }

    @Test
    void a_transfer_to_nowhere_is_refused() {
        TestTicket ticket = called();

        office.counter(2).tries("transfer", ticket).refused(422, "request.invalid");
        office.counter(2)
                .tries("transfer", ticket, Map.of("service", office.scoped("KHONG")))
                .refused(422, "service.not-found");
        office.counter(2)
                .tries("transfer", ticket, Map.of("counter", office.scoped("q9")))
                .refused(404, "counter.not-found");
        assertThat(office.statusOf(ticket)).isEqualTo("called");
    }

    @Test
    void a_note_about_the_visitor_is_erased_when_the_visit_ends() {
        TestTicket ticket = called();
        office.counter(2).does("transfer", ticket, Map.of("service", office.service("Đất đai"), "note", "khó đi lại"));
        office.counter(4).callsNext();
        assertThat(office.row(ticket).get("note")).isEqualTo("khó đi lại");

        office.counter(4).does("finish", ticket);

        assertThat(office.row(ticket).get("note")).isNull();
        assertThat(office.events()).noneMatch(it -> it.body().toString().contains("khó đi lại"));
    }

    @Test
    void another_officers_ticket_is_left_alone() {
        TestTicket ticket = called();

        Answer answer = office.counter(3).tries("finish", ticket);

        assertThat(answer.refused(409, "ticket.at-other-counter")).contains("H001", "Counter 2", "canbo2");
        assertThat(office.statusOf(ticket)).isEqualTo("called");
    }

    private TestTicket called() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        assertThat(office.counter(2).callsNext().id()).isEqualTo(ticket.id());
        return ticket;
    }
}
