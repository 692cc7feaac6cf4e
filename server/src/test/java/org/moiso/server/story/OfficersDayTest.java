package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.moiso.server.story.Lobby.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An officer's day as the clock goes: over lunch, into a holiday, over midnight, and back by itself. */
@OnBothDatabases
class OfficersDayTest {

    private final TestOffice office;

    OfficersDayTest(TestServer server) {
        office = server.newOffice(OfficersDayTest::hours);
    }

    @Test
    void who_waits_before_lunch_is_called_during_it_but_nobody_new_takes_a_number() {
        office.clock().set("2026-11-20T10:58:00+07:00");
        TestTicket early = office.kiosk().press("Hộ tịch");
        office.clock().set("2026-11-20T11:10:00+07:00");

        assertThat(office.kiosk().tries("Hộ tịch").refused(409, "office.not-issuing"))
                .contains("13:00");
        assertThat(office.counter(2).callsNext().id()).isEqualTo(early.id());
        office.counter(2).does("finish", early);

        office.clock().set("2026-11-20T13:00:00+07:00");
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H002");
    }

    @Test
    void a_hold_over_lunch_comes_back_by_itself_before_the_afternoons_people() {
        office.clock().set("2026-11-20T10:30:00+07:00");
        TestTicket held = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        office.counter(2).does("hold", held, Map.of("reason", "Chờ giấy tờ", "minutes", 180));
        office.clock().set("2026-11-20T13:05:00+07:00");
        office.kiosk().press("Hộ tịch");
        office.clock().set("2026-11-20T13:31:00+07:00");

        office.server().server().core().returning().resumeDue(office.id());

        assertThat(office.counter(2).callsNext().number()).isEqualTo("H001");
    }

    @Test
    void on_a_holiday_the_dispenser_says_when_it_opens_next_and_the_officer_may_still_take_somebody() {
        office.clock().set("2026-11-23T09:00:00+07:00");

        assertThat(office.kiosk().tries("Hộ tịch").refused(409, "office.not-issuing"))
                .contains("07:00 24/11");
        office.counter(2)
                .triesToCallNext(
                        Map.of("walkIn", Map.of("service", office.service("Hộ tịch")), "reason", "trực ngày lễ"))
                .must(201);
        assertThat(office.lobby()).shows("H001", office.counter(2));
    }

    @Test
    void a_visit_with_a_route_ends_with_the_business_day() {
        TestTicket ticket = TestTicket.issued(office.kiosk()
                .order(Map.of(
                        "service", office.service("Hộ tịch"), "route", java.util.List.of(office.service("Chứng thực"))))
                .must(201));
        office.counter(2).callsNext();
        office.counter(2).does("finish", ticket);
        office.clock().set("2026-11-21T00:00:05+07:00");

        office.server().server().core().days().turnIfDue(office.id());

        assertThat(office.statusOf(ticket)).isEqualTo("expired");
        office.counter(1).triesToCallNext(Map.of()).must(204);
        office.counter(2).tries("undo", ticket).refused(409, "undo.too-late");
    }

    @Test
    void a_clock_that_jumps_back_an_hour_makes_no_period_negative_and_lets_the_work_go_on() {
        office.clock().set("2026-11-20T09:00:00+07:00");
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        office.clock().set("2026-11-20T08:00:00+07:00");

        office.counter(2).does("start", ticket);
        office.counter(2).does("finish", ticket);

        JsonNode shown = office.counter(2)
                .officer()
                .get("/api/tickets/" + ticket.id())
                .must(200)
                .json();
        assertThat(shown.path("spent").toString())
                .isEqualTo("{\"waitingSeconds\":0,\"walkSeconds\":0,\"serviceSeconds\":0,\"heldSeconds\":0}");
        assertThat(office.lastEvent().body().path("servedSeconds").asLong()).isZero();
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H002");
        assertThat(office.counter(2).callsNext().number()).isEqualTo("H002");
    }

    @Test
    void a_visit_is_shown_with_its_periods_and_what_they_add_up_to() {
        office.clock().set("2026-11-20T08:00:00+07:00");
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.clock().advanceMinutes(10);
        office.counter(2).callsNext();
        office.clock().advanceSeconds(30);
        office.counter(2).does("start", ticket);
        office.clock().advanceMinutes(4);
        office.counter(2).does("hold", ticket, Map.of("reason", "Đi photo"));
        office.clock().advanceMinutes(20);
        office.counter(2).does("resume", ticket);
        office.clock().advanceMinutes(1);
        office.counter(2).callsNext();
        office.clock().advanceMinutes(3);
        office.counter(2).does("finish", ticket);

        JsonNode shown = office.counter(2)
                .officer()
                .get("/api/tickets/" + ticket.id())
                .must(200)
                .json();

        assertThat(shown.path("periods").findValuesAsText("kind"))
                .containsExactly("waiting", "called", "serving", "on-hold", "waiting", "serving");
        assertThat(shown.path("spent").toString())
                .isEqualTo("{\"waitingSeconds\":660,\"walkSeconds\":30,\"serviceSeconds\":420,\"heldSeconds\":1200}");
        assertThat(shown.path("calls").asInt()).isEqualTo(2);
    }

    @Test
    void an_officer_who_puts_somebody_back_does_not_get_the_same_person_next_and_sees_how_often_they_were_called() {
        TestTicket absent = office.kiosk().press("Hộ tịch");
        office.kiosk().press("Hộ tịch", 2);
        office.counter(2).callsNext();

        office.counter(2).does("requeue", absent);

        assertThat(office.counter(2).callsNext().number()).isEqualTo("H002");
        assertThat(office.counter(3).callsNext().number()).isEqualTo("H003");
        assertThat(office.counter(2).desk().at("/next/0/calls").asInt()).isEqualTo(1);
        assertThat(office.counter(3).finishesAndCallsNext().number()).isEqualTo("H001");
        assertThat(office.counter(3).desk().at("/current/ticket/calls").asInt()).isEqualTo(2);
    }

    @Test
    void an_officer_puts_a_missed_one_where_they_want() {
        TestTicket missed = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        office.counter(2).does("no-show", missed);
        office.kiosk().press("Hộ tịch", "elderly");
        for (int i = 0; i < 4; i++) {
            office.clock().advanceSeconds(20);
            office.kiosk().press("Hộ tịch");
        }

        office.counter(2).does("reinstate", missed, Map.of("places", 0));
        assertThat(office.counter(2).listed("next")).startsWith("H001", "H002");

        office.counter(2).callsNext();
        office.counter(2).does("no-show", missed);
        office.counter(2).does("reinstate", missed, Map.of("places", 2));
        assertThat(office.counter(2).listed("next")).startsWith("H002", "H003", "H001", "H004");

        office.counter(2).tries("reinstate", missed, Map.of("places", -1)).refused(422, "request.invalid");
    }

    private static void hours(ObjectNode plan) {
        ObjectNode hours = plan.withObject("/hours");
        hours.put("always", false);
        for (String day : new String[] {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}) {
            hours.withObject("/week")
                    .withArray("/" + day)
                    .addObject()
                    .put("from", "07:00")
                    .put("to", "11:00");
            hours.withObject("/week")
                    .withArray("/" + day)
                    .addObject()
                    .put("from", "13:00")
                    .put("to", "16:00");
        }
        hours.withObject("/exceptions").putArray("2026-11-23");
    }
}
