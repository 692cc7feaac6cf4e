package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The turn of the business day, and clocks that jump. */
@OnBothDatabases
class DayTurnTest {

    private final TestOffice office;

    DayTurnTest(TestServer server) {
        office = server.newOffice();
    }

    @Test
    void at_the_turn_of_the_day_numbers_start_again_and_what_waits_expires() {
        TestTicket called = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        TestTicket held = office.kiosk().press("Hộ tịch");
        office.counter(3).callsNext();
        office.counter(3).does("hold", held, Map.of("reason", "photo"));
        TestTicket waiting = office.kiosk().press("Hộ tịch");

        office.clock().set("2026-11-21T00:00:00+07:00");
        TestTicket first = office.kiosk().press("Hộ tịch");

        assertThat(first.number()).isEqualTo("H001");
        assertThat(List.of(called, held, waiting))
                .allSatisfy(it -> assertThat(office.statusOf(it)).isEqualTo("expired"));
        assertThat(office.lobby().numberAt(2)).isEmpty();
        assertThat(office.lobby().calls()).isEmpty();
        assertThat(office.lobby().board().path("businessDay").asText()).isEqualTo("2026-11-21");
        assertThat(office.eventTypes())
                .endsWith("ticket.expired", "ticket.expired", "ticket.expired", "day.turned", "ticket.issued");
    }

    @Test
    void the_day_turns_by_the_clock_when_nobody_presses() {
        TestTicket waiting = office.kiosk().press("Hộ tịch");

        office.clock().set("2026-11-21T00:00:00+07:00");

        await().until(() -> office.statusOf(waiting).equals("expired"));
    }

    @Test
    void the_day_ends_at_midnight_of_the_offices_zone() {
        office.clock().set("2026-11-20T16:59:59Z");
        office.kiosk().press("Hộ tịch");
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H002");

        office.clock().set("2026-11-20T17:00:00Z");

        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H001");
    }

    @Test
    void a_day_that_starts_at_four_goes_on_after_midnight() {
        office.putInForce(plan -> plan.withObject("/settings").put("dayStart", "04:00"));
        office.kiosk().press("Hộ tịch");

        office.clock().set("2026-11-21T03:59:59+07:00");
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H002");

        office.clock().set("2026-11-21T04:00:00+07:00");
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H001");
    }

    @Test
    void a_visit_that_is_being_served_outlives_midnight() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        office.counter(2).does("start", ticket);

        office.clock().set("2026-11-21T00:00:00+07:00");
        office.kiosk().press("Chứng thực");

        assertThat(office.lobby().numberAt(2)).contains("H001");
        office.counter(2).does("finish", ticket);
    }

    @Test
    void a_clock_that_jumps_back_never_repeats_a_number() {
        office.kiosk().press("Hộ tịch", 2);
        office.clock().set("2026-11-21T08:00:00+07:00");
        office.kiosk().press("Hộ tịch", 2);

        for (Duration jump : List.of(Duration.ofHours(-1), Duration.ofDays(-1), Duration.ofDays(-40))) {
            office.clock().advance(jump);
            office.kiosk().press("Hộ tịch");
        }

        assertThat(numbersOf("2026-11-21")).containsExactly("H001", "H002", "H003", "H004", "H005");
        assertThat(numbersOf("2026-11-20")).containsExactly("H001", "H002");
        assertThat(office.eventTypes()).containsOnlyOnce("day.turned");
    }

    @Test
    void after_a_jump_back_over_midnight_the_hall_still_sees_its_day() {
        office.clock().set("2026-11-21T00:30:00+07:00");
        office.kiosk().press("Hộ tịch");
        office.clock().advance(Duration.ofHours(-1));

        TestTicket called = office.counter(2).callsNext();
        office.counter(2).does("no-show", called);

        assertThat(office.lobby().board().path("businessDay").asText()).isEqualTo("2026-11-21");
        assertThat(office.lobby().calls()).containsExactly("H001");
        assertThat(office.counter(2).listed("missed")).containsExactly("H001");
    }

    @Test
    void who_was_missed_yesterday_is_not_reinstated_today() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        office.counter(2).does("no-show", ticket);
        office.clock().set("2026-11-21T07:00:00+07:00");
        office.kiosk().press("Hộ tịch");

        Answer answer = office.counter(2).tries("reinstate", ticket);

        assertThat(answer.refused(409, "ticket.not-missed")).contains("H001", "expired");
        assertThat(office.statusOf(ticket)).isEqualTo("no-show");
        assertThat(office.counter(2).listed("missed")).isEmpty();
    }

    @Test
    void yesterdays_cancel_is_not_undone_today() {
        office.clock().set("2026-11-20T23:59:50+07:00");
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).does("cancel", ticket);
        office.clock().set("2026-11-21T00:00:10+07:00");
        office.kiosk().press("Hộ tịch");

        office.counter(2).tries("undo", ticket).refused(409, "undo.too-late");
    }

    @Test
    void yesterdays_ticket_is_not_called_today_even_when_chosen() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).opens();
        office.clock().set("2026-11-21T00:00:00+07:00");

        Answer answer = office.counter(2).triesToCallNext(Map.of("ticket", ticket.id(), "reason", "quen"));

        assertThat(answer.refused(409, "ticket.not-waiting")).contains("H001", "expired");
        assertThat(office.statusOf(ticket)).isNotEqualTo("called");
    }

    @Test
    void a_request_id_may_come_again_on_another_day() {
        Map<String, String> press = Map.of("service", office.service("Hộ tịch"), "requestId", "press-000001");
        String first = office.kiosk().order(press).must(201).text("id");

        office.clock().set("2026-11-21T08:00:00+07:00");
        String second = office.kiosk().order(press).must(201).text("id");

        assertThat(Set.of(first, second)).hasSize(2);
    }

    private List<String> numbersOf(String day) {
        return office
                .rows("select number from ticket where office = '" + office.id() + "' and business_day = date '" + day
                        + "' order by number")
                .stream()
                .map(it -> String.valueOf(it.get("number")))
                .toList();
    }
}
