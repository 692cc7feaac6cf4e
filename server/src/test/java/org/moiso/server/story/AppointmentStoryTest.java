package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.moiso.server.story.TestServer.FRIDAY_MORNING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.moiso.server.json.Json;
import org.moiso.server.web.Role;

/** Somebody books, comes, is early, late, or does not come at all. It is Friday, eight o'clock. */
@OnBothDatabases
class AppointmentStoryTest {

    private static final String TEN = "2026-11-20T10:00:00+07:00";

    private final TestServer server;
    private final TestOffice office;

    AppointmentStoryTest(TestServer server) {
        this.server = server;
        office = server.newOffice(AppointmentStoryTest::withAppointments);
    }

    /** "Đất đai" takes two every half hour on weekdays from nine to eleven. */
    private static void withAppointments(ObjectNode plan) {
        plan.withObject("/settings").set("appointments", Json.tree("""
                        {"daysAhead": 7, "blackouts": ["2026-11-24"],
                         "slots": [{"service": "DD", "days": ["monday", "tuesday", "wednesday", "thursday", "friday"],
                                    "from": "09:00", "to": "11:10", "minutes": 30, "capacity": 2}]}
                        """));
        plan.withArray("/priorities")
                .add(Json.tree("{\"id\": \"appointment\", \"headStartMinutes\": 0, \"name\": {\"vi\": \"Có hẹn\"}}"));
    }

    @Test
    void the_public_sees_what_is_free_and_books_it() {
        JsonNode offer = server.visitor()
                .get(office.path("slots?service=" + office.service("Đất đai")))
                .must(200)
                .json();
        JsonNode booked = book(TEN).must(201).json();

        assertThat(offer.path("services").findValuesAsText("name")).containsExactly("Land");
        assertThat(offer.path("days").findValuesAsText("date"))
                .containsExactly("2026-11-20", "2026-11-23", "2026-11-25", "2026-11-26", "2026-11-27");
        assertThat(offer.path("days").path(0).path("slots").findValuesAsText("at"))
                .containsExactly(
                        "2026-11-20T09:00:00+07:00", "2026-11-20T09:30:00+07:00", TEN, "2026-11-20T10:30:00+07:00");
        assertThat(booked.path("code").asText()).matches("[0-9]{8}");
        assertThat(booked.path("from").asText()).isEqualTo("2026-11-20T09:00:00+07:00");
        assertThat(booked.path("to").asText()).isEqualTo("2026-11-20T10:20:00+07:00");
        assertThat(room(TEN)).isEqualTo(1);
        assertThat(office.lastEvent().type()).isEqualTo("appointment.booked");
        assertThat(office.lastEvent().body().toString())
                .doesNotContain(booked.path("code").asText())
                .doesNotContain("Bà Tư");
    }

    @Test
    void a_slot_has_room_for_so_many_and_no_more_whoever_presses_at_once() {
        Client officer = office.staff(Role.OFFICER, "lan");

        List<Answer> answers = Together.threads(8, number -> officer.post(office.path("appointments"), order(TEN)));

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(2);
        assertThat(answers).filteredOn(it -> it.status() != 201).allSatisfy(it -> it.refused(409, "appointment.full"));
        assertThat(room(TEN)).isZero();
    }

    @Test
    void what_does_not_exist_cannot_be_booked() {
        book("2026-11-20T10:10:00+07:00").refused(422, "appointment.no-slot");
        book("2026-11-21T10:00:00+07:00").refused(422, "appointment.no-slot");
        book("2026-11-24T10:00:00+07:00").refused(422, "appointment.no-slot");
        book("2026-12-04T10:00:00+07:00").refused(422, "appointment.no-slot");
        office.clock().set("2026-11-20T10:00:00+07:00");
        book(TEN).refused(422, "appointment.no-slot");
        Map<String, Object> other = order(TEN);
        other.put("service", office.service("Hộ tịch"));
        server.visitor().post(office.path("appointments"), other).refused(422, "appointment.no-slot");
        Map<String, Object> strange = order(TEN);
        strange.put("phone", "call me");
        server.visitor().post(office.path("appointments"), strange).refused(422, "request.invalid");
    }

    @Test
    void a_repeated_press_books_once() {
        Map<String, Object> order = order(TEN);

        String first = server.visitor()
                .post(office.path("appointments"), order)
                .must(201)
                .text("code");
        String again = server.visitor()
                .post(office.path("appointments"), order)
                .must(201)
                .text("code");

        assertThat(again).isEqualTo(first);
        assertThat(room(TEN)).isEqualTo(1);
    }

    @Test
    void the_code_looks_it_up_and_gives_it_back() {
        String code = book(TEN).must(201).text("code");

        JsonNode seen = look(code).must(200).json();
        String status = cancel(code).must(200).text("status");
        String twice = cancel(code).must(200).text("status");

        assertThat(seen.path("status").asText()).isEqualTo("booked");
        assertThat(seen.has("name") || seen.has("phone")).isFalse();
        assertThat(List.of(status, twice)).containsOnly("cancelled");
        assertThat(room(TEN)).isEqualTo(2);
        arrive(code).refused(409, "appointment.cancelled");
        assertThat(listed(0).path("name").isNull()).isTrue();
        look("00000000").refused(404, "appointment.not-found");
        look("12").refused(404, "appointment.not-found");
    }

    @Test
    void who_comes_early_counts_as_arrived_at_the_time_of_the_appointment() {
        String code = book(TEN).must(201).text("code");
        office.clock().set("2026-11-20T09:40:00+07:00");
        TestTicket appointed = TestTicket.issued(ticketOf(arrive(code).must(201)));
        TestTicket before = office.kiosk().press("Đất đai");
        office.clock().set("2026-11-20T10:05:00+07:00");
        TestTicket after = office.kiosk().press("Đất đai");

        TestCounter counter = office.counter(4);

        assertThat(counter.callsNext().number()).isEqualTo(before.number());
        assertThat(counter.finishesAndCallsNext().number()).isEqualTo(appointed.number());
        assertThat(counter.finishesAndCallsNext().number()).isEqualTo(after.number());
        assertThat(office.row(appointed).get("priority")).isEqualTo("appointment");
        assertThat(office.eventTypes()).contains("appointment.arrived");
        assertThat(look(code).must(200).text("status")).isEqualTo("arrived");
        arrive(code).refused(409, "appointment.used");
        cancel(code).refused(409, "appointment.used");
    }

    @Test
    void who_comes_a_little_late_loses_nothing_and_much_later_waits_like_everybody() {
        String first = book(TEN).must(201).text("code");
        String second = book(TEN).must(201).text("code");
        office.clock().set("2026-11-20T10:01:00+07:00");
        TestTicket hall = office.kiosk().press("Đất đai");
        office.clock().set("2026-11-20T10:20:00+07:00");
        JsonNode inTime = arrive(first).must(201).json();
        office.clock().set("2026-11-20T10:20:01+07:00");
        JsonNode late = arrive(second).must(201).json();

        TestCounter counter = office.counter(4);

        assertThat(inTime.path("late").asBoolean()).isFalse();
        assertThat(inTime.path("ticket").path("ahead").asInt()).isZero();
        assertThat(late.path("late").asBoolean()).isTrue();
        assertThat(late.path("ticket").path("priority").asText()).isEqualTo("normal");
        assertThat(counter.callsNext().number())
                .isEqualTo(inTime.path("ticket").path("number").asText());
        assertThat(counter.finishesAndCallsNext().number()).isEqualTo(hall.number());
        assertThat(counter.finishesAndCallsNext().number())
                .isEqualTo(late.path("ticket").path("number").asText());
    }

    @Test
    void too_early_and_on_another_day_the_dispenser_says_when_to_come() {
        String today = book(TEN).must(201).text("code");
        String monday = book("2026-11-23T09:30:00+07:00").must(201).text("code");

        assertThat(arrive(today).refused(409, "appointment.too-early")).contains("10:00", "09:00");
        assertThat(arrive(monday).refused(409, "appointment.other-day")).contains("09:30 23/11");
    }

    @Test
    void a_repeated_arrival_gets_the_same_number_and_a_scanned_address_is_understood() {
        String code = book("2026-11-20T09:00:00+07:00").must(201).text("code");
        Map<String, Object> press = Map.of("requestId", Kiosk.requestId());

        Answer first =
                office.kiosk().client().post(path(code, "/arrival"), press).must(201);
        Answer again =
                office.kiosk().client().post(path(code, "/arrival"), press).must(200);

        assertThat(again.json().path("ticket").path("number"))
                .isEqualTo(first.json().path("ticket").path("number"));
        assertThat(look(code.substring(0, 4) + "%20" + code.substring(4))
                        .must(200)
                        .text("code"))
                .isEqualTo(code);
    }

    @Test
    void at_the_end_of_the_day_who_did_not_come_has_not_come_and_names_are_forgotten() {
        book(TEN).must(201);
        String used = book("2026-11-20T09:00:00+07:00").must(201).text("code");
        arrive(used).must(201);
        assertThat(listed(1).path("name").asText()).isEqualTo("Bà Tư");

        office.clock().set("2026-11-21T07:00:00+07:00");
        server.server().core().days().turnIfDue(office.id());
        int closed = server.server().core().booking().closePastDays(office.id());

        assertThat(closed).isEqualTo(2);
        assertThat(office.rows("select status, name, phone from appointment where office = '" + office.id()
                        + "' order by starts_at"))
                .extracting(row -> row.get("status"), row -> row.get("name"), row -> row.get("phone"))
                .containsExactly(tuple("arrived", null, null), tuple("expired", null, null));
        assertThat(server.server().core().booking().closePastDays(office.id())).isZero();
        office.clock().set(FRIDAY_MORNING);
    }

    @Test
    void one_address_books_ten_times_an_hour_and_staff_as_often_as_they_like() {
        for (int i = 0; i < 8; i++) {
            book("2026-11-2" + (i < 2 ? "3" : i < 4 ? "5" : i < 6 ? "6" : "7") + "T09:00:00+07:00")
                    .must(201);
        }
        book("2026-11-23T09:30:00+07:00").must(201);
        book("2026-11-23T09:30:00+07:00").must(201);

        assertThat(book("2026-11-23T10:00:00+07:00").refused(429, "appointment.too-many"))
                .contains("60");
        office.staff(Role.OFFICER, "hoa")
                .post(office.path("appointments"), order("2026-11-23T10:00:00+07:00"))
                .must(201);
        office.clock().advanceMinutes(61);
        book("2026-11-23T10:00:00+07:00").must(201);
    }

    @Test
    void who_comes_in_time_has_room_where_the_service_is_full_and_who_comes_late_has_not() {
        inForce(land("perHalfDay", 1));
        String punctual = book(TEN).must(201).text("code");
        String late = book("2026-11-20T09:00:00+07:00").must(201).text("code");
        office.clock().set("2026-11-20T09:40:00+07:00");
        office.kiosk().press("Đất đai");
        office.kiosk().tries("Đất đai").refused(409, "service.full-this-half-day");

        arrive(late).refused(409, "service.full-this-half-day");
        arrive(punctual).must(201);

        assertThat(look(late).must(200).text("status")).isEqualTo("booked");
    }

    @Test
    void who_is_promised_a_time_before_closing_takes_it_from_those_who_just_come() {
        inForce(land("untilClosing", true)
                .andThen(plan -> plan.withObject("/hours/week")
                        .withArray("/friday")
                        .addObject()
                        .put("from", "07:00")
                        .put("to", "11:30")));
        book("2026-11-20T10:30:00+07:00").must(201);
        String given = book("2026-11-20T10:30:00+07:00").must(201).text("code");
        // One counter, 90 minutes, 20 for each: four visits, two of them promised.
        office.clock().set("2026-11-20T10:00:00+07:00");
        office.kiosk().press("Đất đai", 2);
        office.kiosk().tries("Đất đai").refused(409, "service.no-time-left");

        cancel(given).must(200);

        office.kiosk().press("Đất đai");
        office.kiosk().tries("Đất đai").refused(409, "service.no-time-left");
    }

    @Test
    void a_dispenser_gives_the_class_of_an_appointment_for_its_code_alone() {
        Map<String, Object> order =
                Map.of("service", office.service("Đất đai"), "priority", "appointment", "language", "en");

        office.kiosk().order(order).refused(422, "priority.needs-appointment");

        assertThat(office.eventTypes()).doesNotContain("ticket.issued");
    }

    @Test
    void a_service_that_gives_one_ticket_a_person_asks_who_has_an_appointment_for_the_card() {
        inForce(land("perIdentity", 1));
        String first = book(TEN).must(201).text("code");
        String second = book(TEN).must(201).text("code");
        office.clock().set("2026-11-20T09:40:00+07:00");

        arrive(first).refused(422, "identity.needed");
        arrive(first, "079123456789").must(201);
        arrive(second, "079123456789").refused(409, "identity.limit");
        arrive(second, "079123456780").must(201);
    }

    private void inForce(Consumer<ObjectNode> change) {
        Consumer<ObjectNode> appointments = AppointmentStoryTest::withAppointments;
        office.putInForce(appointments.andThen(change));
    }

    private static Consumer<ObjectNode> land(String limit, Object value) {
        return plan -> plan.withArray("/services").forEach(it -> {
            if (it.path("id").asText().equals("DD")) {
                ((ObjectNode) it).putObject("limits").putPOJO(limit, value);
            }
        });
    }

    private Answer book(String at) {
        return server.visitor().post(office.path("appointments"), order(at));
    }

    private Map<String, Object> order(String at) {
        Map<String, Object> order = new HashMap<>();
        order.put("service", office.service("Đất đai"));
        order.put("at", at);
        order.put("name", "Bà Tư");
        order.put("phone", "0900 000 000");
        order.put("requestId", Kiosk.requestId());
        return order;
    }

    private int room(String at) {
        JsonNode offer = server.visitor()
                .get(office.path("slots?service=" + office.service("Đất đai")))
                .must(200)
                .json();
        return StreamSupport.stream(offer.path("days").spliterator(), false)
                .flatMap(day -> StreamSupport.stream(day.path("slots").spliterator(), false))
                .filter(slot -> slot.path("at").asText().equals(at))
                .findFirst()
                .orElseThrow()
                .path("room")
                .asInt();
    }

    private String path(String code, String rest) {
        return office.path("appointments/" + code + rest);
    }

    private Answer look(String code) {
        return server.visitor().get(path(code, "?language=en"));
    }

    private Answer cancel(String code) {
        return server.visitor().post(path(code, "/cancel"), Map.of("requestId", Kiosk.requestId(), "language", "en"));
    }

    private Answer arrive(String code) {
        return office.kiosk()
                .client()
                .post(path(code, "/arrival"), Map.of("requestId", Kiosk.requestId(), "language", "en"));
    }

    private Answer arrive(String code, String card) {
        return office.kiosk()
                .client()
                .post(
                        path(code, "/arrival"),
                        Map.of("requestId", Kiosk.requestId(), "language", "en", "identity", card));
    }

    private static Answer ticketOf(Answer arrival) {
        return new Answer(arrival.status(), arrival.json().path("ticket"), arrival.body(), arrival.headers());
    }

    private JsonNode listed(int place) {
        return office.staff(Role.OFFICER, "tuyet" + place)
                .get(office.path("appointments?day=2026-11-20"))
                .must(200)
                .json()
                .path(place);
    }
}
